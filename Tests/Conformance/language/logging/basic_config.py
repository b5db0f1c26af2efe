# basicConfig: once, with force, and what it refuses.
import io
import logging
import sys

first, second = io.StringIO(), io.StringIO()
logging.basicConfig(stream=first, level=logging.INFO)
logging.info("root says %s", "hello")
logging.getLogger("a.b").warning("child says hi")
logging.debug("too low")
logging.basicConfig(stream=second, level=logging.DEBUG)
logging.debug("still too low, the second call did nothing")
print(first.getvalue(), repr(second.getvalue()), logging.getLogger().level)
logging.basicConfig(stream=second, format="%(name)s/%(levelno)d: %(message)s", level="DEBUG", force=True)
logging.debug("now")
logging.getLogger("x").error("oops %s %s", 1, [2])
try:
    raise ValueError("bad value")
except ValueError:
    logging.exception("while working")
print(second.getvalue().replace(__file__, "basic_config.py"))
third = io.StringIO()
logging.basicConfig(handlers=[logging.StreamHandler(third)], style="{", format="<{levelname}> {message}", force=True)
logging.warning("styled")
logging.getLogger("quiet").setLevel(logging.CRITICAL)
logging.getLogger("quiet").error("not shown")
print(third.getvalue(), end="")
logging.disable(logging.WARNING)
logging.warning("disabled")
logging.error("not disabled")
logging.disable(logging.NOTSET)
print(third.getvalue().count("\n"), logging.getLogger().handlers[0].formatter is not None)
engine = logging.getLogger("sqlalchemy.engine")
print(engine.name, engine.level, engine.getEffectiveLevel() == logging.getLogger().getEffectiveLevel(), engine.parent.name)
engine.addHandler(logging.NullHandler())
print(len(engine.handlers), engine.handlers[0].__class__.__name__, logging.StreamHandler(sys.stdout).stream is sys.stdout)
for options in [{"stream": first, "handlers": [], "force": True}, {"level": "LOUD", "force": True}, {"colour": 1, "force": True}, {"style": "x", "force": True}]:
    try:
        logging.basicConfig(**options)
        print("no error")
    except Exception as error:
        print(type(error).__name__, error)
