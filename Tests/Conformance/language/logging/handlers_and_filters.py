# Handlers, filters and formatters written by the user.
import io
import logging


class ListHandler(logging.Handler):
    def __init__(self, level=logging.NOTSET):
        super().__init__(level)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


class NoSecrets(logging.Filter):
    def filter(self, record):
        record.length = len(record.getMessage())
        return "password" not in record.getMessage()


class Shouting(logging.Formatter):
    def format(self, record):
        return super().format(record).upper() + "!"


log = logging.getLogger("audit")
log.setLevel(logging.DEBUG)
log.propagate = False
collected = ListHandler()
collected.addFilter(NoSecrets())
collected.setFormatter(logging.Formatter("{levelname}|{message}|{length}", style="{"))
buffer = io.StringIO()
stream = logging.StreamHandler(buffer)
stream.setFormatter(Shouting("$levelname $message", style="$"))
warnings_only = ListHandler(logging.WARNING)
warnings_only.setFormatter(logging.Formatter("%(message)s by %(user)s", defaults={"user": "nobody"}))
for handler in (collected, stream, warnings_only):
    log.addHandler(handler)
log.info("login of %s", "ada")
log.info("password is %s", "secret")
log.warning("disk at %d%%", 91, extra={"user": "root"})
log.error("disk full")
print(collected.lines)
print(warnings_only.lines)
print(buffer.getvalue(), end="")
log.removeHandler(stream)
log.debug("after removal")
print(len(buffer.getvalue().splitlines()), len(collected.lines), log.handlers == [collected, warnings_only])
record = logging.makeLogRecord({"msg": "made by hand %s", "args": ("here",), "levelname": "INFO", "name": "x"})
print(logging.Formatter("%(name)s %(levelname)s %(message)s").format(record), record.getMessage(), logging.Formatter().format(record))
print(logging.Formatter("%(asctime)s %(message)s", datefmt="%Y-%m-%d").format(logging.makeLogRecord({"msg": "epoch", "created": 86400 * 365})))
adapter = logging.LoggerAdapter(log, {"user": "adapter"})
adapter.warning("through %s", "adapter")
print(warnings_only.lines[-1], adapter)


class Prefixed(logging.LoggerAdapter):
    def process(self, message, kwargs):
        return f"[{self.extra['request']}] {message}", kwargs


Prefixed(log, {"request": 7}).error("prefixed %d", 1)
print(collected.lines[-1])
name_filter = logging.Filter("audit.db")
print([name_filter.filter(logging.makeLogRecord({"name": name})) for name in ("audit", "audit.db", "audit.db.x", "audit.dbx")])
for attempt in [lambda: logging.Formatter("x", style="?"), lambda: logging.Formatter("{x", style="{"), lambda: log.warning("x", unknown=1), lambda: log.warning("x", extra={"message": 1}), lambda: logging.Handler().emit(record)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
