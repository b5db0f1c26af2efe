"""sys.tracebacklimit: how much of a traceback is told."""
import io
import logging
import re
import sys
import traceback


def told(text):
    """The text without the folders of files."""
    return re.sub(r'File ".*?([^/"]+)"', r'File "\1"', text)


def inner():
    return {}["missing"]


def outer():
    inner()


for limit in (0, 1, -1, 5, None):
    sys.tracebacklimit = limit
    try:
        outer()
    except KeyError as error:
        print(limit, told(traceback.format_exc()))
        print(len(traceback.format_tb(error.__traceback__)), len(traceback.format_tb(error.__traceback__, 2)), len(traceback.extract_stack()))

sys.tracebacklimit = 1
lines = io.StringIO()
logging.basicConfig(stream=lines, format="%(message)s")
try:
    outer()
except KeyError as error:
    logging.exception("lookup")
    print(told(lines.getvalue()))
    raise ValueError("no such entry") from error
