# Tracebacks as text: format_exc, format_exception, extract_tb, chains, limits.
import io
import sys
import traceback


def show(text):
    print(text.replace(__file__, "traceback_texts.py"), end="")


def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as error:
        raise RuntimeError("cannot load") from error


try:
    load("x1")
except RuntimeError as error:
    kept = error
    show(traceback.format_exc())
    show(traceback.format_exc(limit=1, chain=False))
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error)
show(traceback.format_exc())
print("".join(traceback.format_exception(kept)) == "".join(traceback.format_exception(type(kept), kept, kept.__traceback__)), len(traceback.format_exception(kept)))
print(traceback.format_exception_only(kept), traceback.format_exception_only(KeyError, KeyError("k")), traceback.format_exception_only(ValueError()))
frames = traceback.extract_tb(kept.__traceback__)
for frame in frames:
    print(frame.filename.rsplit("/", 1)[-1], frame.lineno, frame.name, frame.line)
filename, lineno, name, line = frames[-1]
print(name, line, len(frames), type(frames).__name__, frames[0].name)
show("".join(traceback.format_tb(kept.__traceback__, limit=1)))
show("".join(traceback.format_list(frames[-1:])))
show("".join(traceback.format_list([("shop.py", 3, "sell", "total = 1")])))
summary = traceback.TracebackException.from_exception(kept)
print(summary, summary.exc_type.__name__, list(summary.format_exception_only()), len(summary.stack), summary.__cause__ is not None, "".join(summary.format(chain=False)).count("File"))
buffer = io.StringIO()
try:
    [1, 2][5]
except IndexError:
    traceback.print_exc(file=buffer)
    traceback.print_exception(*sys.exc_info(), file=buffer)
print(buffer.getvalue().count("IndexError"), buffer.getvalue().splitlines()[-1])
noted = ValueError("base")
noted.add_note("first note")
noted.add_note("second note")
print(traceback.format_exception_only(noted), "".join(traceback.format_exception(noted)), end="")


def deep(n):
    return deep(n - 1) if n else 1 / 0


try:
    deep(6)
except ZeroDivisionError as error:
    show("".join(traceback.format_exception(error)))
    show("".join(traceback.format_tb(error.__traceback__, limit=-2)))


class Account:
    balance = 1


try:
    Account().blance
except AttributeError:
    print(traceback.format_exc().splitlines()[-1])
