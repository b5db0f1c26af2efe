# Loggers of an application: levels, hierarchy, handlers, formats, written to standard output.
import logging
import sys



class Plain(logging.Formatter):
    """Names the script without its folder."""

    def formatException(self, info):
        return super().formatException(info).replace(__file__, "application_log.py")


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Plain("%(levelname)-8s %(name)s: %(message)s"))
app = logging.getLogger("shop")
app.setLevel(logging.INFO)
app.addHandler(handler)
app.propagate = False
orders = logging.getLogger("shop.orders")
payments = logging.getLogger("shop.orders.payments")

app.info("started with %d items", 3)
app.debug("never shown")
orders.warning("order %s is late by %.1f days", "A-17", 2.25)
payments.error("declined: %(reason)s", {"reason": "no funds"})
payments.setLevel(logging.ERROR)
payments.warning("hidden")
payments.critical("gateway down")
print(app, orders, payments, payments.parent is orders, orders.parent is app, app.parent, payments.getEffectiveLevel(), orders.level, orders.isEnabledFor(logging.DEBUG))
print(app.handlers, orders.handlers, orders.hasHandlers(), handler.level, logging.getLogger("shop") is app, orders.getChild("stock").name)
try:
    {}["missing"]
except KeyError:
    app.exception("lookup failed for %r", "missing")
    app.error("again", exc_info=True)
app.log(logging.WARNING, "by number")
app.log(25, "between levels")
logging.addLevelName(25, "NOTICE")
app.log(25, "named level")
handler.setLevel("ERROR")
app.warning("filtered by the handler")
app.error("kept by the handler")
handler.setLevel(logging.NOTSET)
app.disabled = True
app.error("disabled")
app.disabled = False
app.info("%s %s", "two", "arguments")
app.info({"a": 1})
app.info("100%")
app.info("percent %d%%", 50)
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(33), logging.WARNING, logging.getLogger(), logging.root is logging.getLogger())
for attempt in [lambda: app.setLevel("LOUD"), lambda: app.setLevel(1.5), lambda: logging.getLogger(5), lambda: app.info()]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
