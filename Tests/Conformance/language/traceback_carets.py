"""Tracebacks printed with their source lines and carets."""
import traceback


def report(call, *args):
    try:
        call(*args)
    except Exception:
        for line in traceback.format_exc().splitlines():
            print('  File "' + line.rpartition("/")[2] if line.startswith("  File") and "/" in line else line)
        print("-" * 40)


def divide(a, b):
    return a / b


def chained(data):
    return data["x"]["y"].upper()


def call_in_call(n):
    return len(str(n)) + divide(n,
                                0)


def convert(text):
    try:
        return int(text)
    except ValueError:
        raise RuntimeError("cannot convert " + repr(text))


def convert_from(text):
    try:
        return float(text)
    except ValueError as e:
        raise KeyError(text) from e


def hidden(text):
    try:
        return float(text)
    except ValueError:
        raise LookupError(text) from None


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"insufficient funds: {self.balance} < {amount}")
        self.balance -= amount

    @property
    def broken(self):
        return self.blance


def countdown(n):
    if n == 0:
        raise StopIteration("done")
    countdown(n - 1)


report(divide, 1, 0)
report(chained, {"x": {"y": None}})
report(chained, {})
report(call_in_call, 12)
report(convert, "twelve")
report(convert_from, "1,5")
report(hidden, "1,5")
report(lambda: Account(10).withdraw(50))
report(lambda: Account(10).broken)
report(countdown, 2)
report(lambda: [n for n in (1, 0)][5])
report(lambda: sum(10 // n for n in (1, 0)))
report(lambda: undefined_thing + 1)
report(lambda: "a" + 1)
report(lambda: {}.append(1))
report(divide, 1)
try:
    raise ValueError("bare")
except ValueError as e:
    print(traceback.format_exception_only(type(e), e))
    print(len(traceback.extract_tb(e.__traceback__)), traceback.extract_tb(e.__traceback__)[0].name)
