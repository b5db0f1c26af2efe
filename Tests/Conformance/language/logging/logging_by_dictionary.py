# logging.config.dictConfig, as Flask's documentation configures logs, and clocks of formatters.
import io
import logging
import sys
import time
from logging.config import dictConfig

lines = io.StringIO()


class OnlyErrors(logging.Filter):
    def __init__(self, least="ERROR"):
        super().__init__()
        self.least = logging.getLevelName(least)

    def filter(self, record):
        return record.levelno >= self.least


def memory_handler(prefix="", stream=None):
    handler = logging.StreamHandler(stream or lines)
    handler.setFormatter(logging.Formatter(prefix + "%(message)s"))
    return handler


early = logging.getLogger("early")
child = logging.getLogger("shop.orders")
child.setLevel(logging.ERROR)
settings = {
    "version": 1,
    "formatters": {
        "short": {"format": "%(levelname)s|%(name)s|%(message)s"},
        "braces": {"format": "{levelname:>8} {message}", "style": "{"},
    },
    "filters": {"errors": {"()": OnlyErrors, "least": "ERROR"}, "shop": {"name": "shop"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout"},
        "loud": {"class": "logging.StreamHandler", "formatter": "braces", "level": "WARNING", "filters": ["errors"], "stream": sys.stdout},
        "memory": {"()": memory_handler, "prefix": "> ", ".": {"name": "kept"}},
        "nothing": {"class": "logging.NullHandler"},
    },
    "loggers": {"shop": {"level": "DEBUG", "handlers": ["loud", "memory"], "propagate": False}, "quiet": {"handlers": ["nothing"], "level": "ERROR"}},
    "root": {"level": "INFO", "handlers": ["console"]},
}
dictConfig(settings)
logging.info("started")
logging.getLogger("shop").warning("below an error")
logging.getLogger("shop").error("an error")
child.debug("of the child")
early.error("silenced")
print(early.disabled, child.disabled, child.level, child.propagate, logging.getLogger("quiet").handlers)
print(repr(lines.getvalue()), [handler.name for handler in logging.getLogger("shop").handlers])

dictConfig({"version": 1, "incremental": True, "loggers": {"shop": {"level": "CRITICAL"}}, "root": {"level": "ERROR"}})
logging.getLogger("shop").error("too low")
logging.warning("too low")
print(logging.getLogger("shop").level, logging.root.level)

for wrong in (
    {}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "logging.nothing.Handler"}}}, {"version": 1, "handlers": {"h": {"class": "nowhere.Handler"}}},
    {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "missing"}}}, {"version": 1, "root": {"handlers": ["missing"]}},
    {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "level": "LOUD"}}}, {"version": 1, "loggers": {"x": {"level": "LOUD"}}},
    {"version": 1, "formatters": {"f": {"format": "x", "style": "?"}}}, {"version": 1, "handlers": {"h": {}}},
    {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "colour": "red"}}},
):
    try:
        dictConfig(wrong)
    except Exception as error:
        print(type(error).__name__, error, "<-", type(error.__cause__).__name__, error.__cause__)


class Universal(logging.Formatter):
    converter = time.gmtime
    default_msec_format = "%s.%03d"


record = logging.makeLogRecord({"msg": "epoch", "created": 0.0, "msecs": 7})
print(Universal("%(asctime)s %(message)s").format(record))
formatter = logging.Formatter("%(asctime)s", "%Y %H:%M")
formatter.converter = lambda seconds: time.gmtime(seconds + 86400 * 365)
print(formatter.format(record), formatter.formatStack("stack"), logging.Formatter.converter is time.localtime)


class Report(logging.BufferingFormatter):
    def formatHeader(self, records):
        return f"{len(records)} records\n"


print(repr(Report(logging.Formatter("%(message)s\n")).format([record, record])), repr(logging.BufferingFormatter().format([])))
