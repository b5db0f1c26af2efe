# Output caught in memory: redirect_stdout, sys.stdout, StringIO.
import io
import sys
from contextlib import redirect_stderr, redirect_stdout

buffer = io.StringIO()
with redirect_stdout(buffer):
    print("hidden", 1, 2, sep="-")
    print("second line", end="")
    with redirect_stdout(io.StringIO()) as inner:
        print("deeper")
    sys.stdout.write(" written\n")
print(repr(buffer.getvalue()), repr(inner.getvalue()))
errors = io.StringIO()
with redirect_stderr(errors):
    print("to stderr", file=sys.stderr)
print(errors.getvalue().strip())
saved, sys.stdout = sys.stdout, io.StringIO()
print("captured by assignment")
text, sys.stdout = sys.stdout.getvalue(), saved
print(repr(text))


def captured(function, *arguments):
    target = io.StringIO()
    with redirect_stdout(target):
        function(*arguments)
    return target.getvalue().splitlines()


print(captured(lambda: [print(n) for n in range(3)]), captured(print, "a", "b"), captured(int, "5"))
try:
    with redirect_stdout(buffer):
        print("before the error")
        raise ValueError("inside")
except ValueError as error:
    print("restored after", error, buffer.getvalue().count("\n"))
stream = io.StringIO("first\nsecond\nthird")
print(stream.readline(), stream.tell(), stream.read(3), list(stream), stream.read(), stream.seek(0), stream.readlines(), stream.getvalue())
stream.seek(0)
stream.write("FIRST")
print(stream.getvalue().split(), stream.truncate(8), repr(stream.getvalue()), stream.closed)
with io.StringIO() as temporary:
    temporary.writelines(["x\n", "y\n"])
    print(temporary.getvalue(), end="")
data = io.BytesIO(b"abcdef")
print(data.read(2), data.tell(), data.read(), data.getvalue(), data.seek(1), data.write(b"ZZ"), data.getvalue())
for attempt in [lambda: temporary.getvalue(), lambda: io.StringIO(5), lambda: stream.write(5), lambda: stream.seek(-1), lambda: data.write("x")]:
    try:
        print("no error", attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
