"""Formats of records are checked when they are given, in each of the three styles; messages may be given by name."""
import io
import logging


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


record = logging.LogRecord("shop.orders", logging.WARNING, "/srv/shop/orders.py", 12, "%s sold", ("tea",), None)
formats = {
    "%": ["%(levelname)-8s|%(message)s", "plain", "", "%(levelname)", "%(message).3s"],
    "{": ["{levelname:>9}|{message}", "{", "{}", "plain", "{message!z}", "{message:5q}", "{name!r}", "{message.x y}", "}"],
    "$": ["${levelname} $message", "$", "$$", "plain", "${message", "$name$$", "$9"],
}
for style, texts in formats.items():
    for text in texts:
        attempt(f"{style} {text!r}", lambda: logging.Formatter(text, style=style).format(record))
attempt("unchecked", lambda: logging.Formatter("plain", validate=False).format(record))
attempt("no style", lambda: logging.Formatter("plain", style="!"))

out = io.StringIO()
logger = logging.getLogger("shop")
logger.propagate = False
logger.setLevel(logging.DEBUG)
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("{levelname} {message}", style="{"))
logger.addHandler(handler)
logger.info(msg="by name")
logger.log(level=logging.ERROR, msg="both by name")
logger.warning("%d of %d", 2, 3)
attempt("no message", lambda: logger.error())
attempt("no level", lambda: logger.log())
attempt("an unknown keyword", lambda: logger.info("x", colour="red"))
print(out.getvalue())
