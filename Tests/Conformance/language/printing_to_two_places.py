# A program keeps what it prints, and shows it all the same.
import contextlib
import io
import sys


class Tee:
    """Writes to a stream and keeps a copy."""

    def __init__(self, stream):
        self.stream = stream
        self.copy = []

    def write(self, text):
        self.copy.append(text)
        return self.stream.write(text)

    def flush(self):
        self.stream.flush()


tee = Tee(sys.stdout)
sys.stdout = tee
print("Invoice", 17)
print("total:", 99.5, flush=True)
sys.stdout = tee.stream
print(tee.copy)

report = io.StringIO()
terminal = sys.stdout
with contextlib.redirect_stdout(report):
    print("kept")
    terminal.write("shown at once\n")
    print("shown too", file=terminal)
    sys.__stdout__.write("and this\n")
    terminal.flush()
print(repr(report.getvalue()))


class Upper:
    """A filter that one puts before another."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        self.stream.write(text.upper())

    def flush(self):
        self.stream.flush()


with contextlib.redirect_stdout(Upper(Tee(sys.stdout))) as filtered:
    print("loud", filtered.stream.stream is terminal)
print(filtered.stream.copy)
with contextlib.redirect_stdout(io.StringIO()) as outer:
    with contextlib.redirect_stdout(io.StringIO()) as inner:
        print("innermost")
        print("between", file=outer)
    print("again")
print([outer.getvalue(), inner.getvalue()])
