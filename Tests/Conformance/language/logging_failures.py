"""Logging never stops the program: what cannot be written is told, and warnings can be logged."""
import io
import logging
import sys
import warnings

warnings.simplefilter("always")

errors = io.StringIO()
real, sys.stderr = sys.stderr, errors
log = logging.getLogger("shop")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.addHandler(handler)
log.propagate = False


def order(count):
    log.warning("ordered %d pieces", count)


order("three")
log.warning("%s and %s", "one")
log.warning("no place", 1)
log.warning("%(missing)s", {"there": 1})
order(3)
for line in errors.getvalue().splitlines():
    if line.startswith(("---", "Message", "Arguments", "Call stack", "TypeError", "KeyError", "Traceback")):
        print(line)


class Recording(logging.Handler):
    def emit(self, record):
        try:
            print("recorded", self.format(record))
        except Exception:
            self.handleError(record)

    def handleError(self, record):
        print("failed:", record.msg, record.args, type(sys.exc_info()[1]).__name__)


log.addHandler(Recording())
log.removeHandler(handler)
log.error("%d", "x")
log.error("fine %s", "y")

# A formatter that asks for what the record has not.
odd = logging.StreamHandler(sys.stdout)
odd.setFormatter(logging.Formatter("%(user)s %(message)s"))
odd.handleError = lambda record: print("handleError:", sys.exc_info()[1])
other = logging.getLogger("odd")
other.propagate = False
other.addHandler(odd)
other.warning("who")
other.warning("me", extra={"user": "ann"})
for text in ("%(user", "no fields", "%(levelname)", "{level}", "%(asctime)15s"):
    try:
        print(logging.Formatter(text)._fmt)
    except ValueError as error:
        print("ValueError:", error)

logging.captureWarnings(True)
captured = logging.getLogger("py.warnings")
captured.addHandler(odd)
odd.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"{category.__name__}: {message}"
warnings.warn("careful")
logging.captureWarnings(False)
warnings.warn("on stderr again")
print(errors.getvalue().splitlines()[-1][-20:])

print(logging.makeLogRecord({"msg": "a %s", "args": ("b",), "levelname": "X"}))
logging.addLevelName(25, "NOTICE")
print(logging.getLevelNamesMapping())


class Chatty(logging.Logger):
    def chat(self, text):
        self.log(25, text)


logging.setLoggerClass(Chatty)
chatty = logging.getLogger("chatty")
chatty.addHandler(odd)
chatty.propagate = False
chatty.setLevel(1)
chatty.chat("hello")
print(type(chatty).__name__, logging.getLoggerClass().__name__)
try:
    logging.setLoggerClass(int)
except TypeError as error:
    print(error)
logging.raiseExceptions = False
before = errors.getvalue()
order("silently")
log.handlers[0].handleError = logging.Handler.handleError.__get__(log.handlers[0])
order("silently")
print(errors.getvalue() == before)
sys.stderr = real
