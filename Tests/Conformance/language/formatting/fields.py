"""str.format with nested fields, attributes, items and conversions."""
from datetime import date
from types import SimpleNamespace


def attempt(text, *args, **kwargs):
    try:
        return repr(text.format(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


user = SimpleNamespace(name="Ann", tags=["x", "y"], address={"city": "Oslo", "0": "zero"})
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{name}!".format(name="Bob"), "{0[1]} {0[-1]}".format({"-1": "n", 1: "one"}) if True else "")
print("{0.name} {0.tags[1]} {0.address[city]} {0.address[0]}".format(user) if False else "{0.name} {0.tags[1]} {0.address[city]}".format(user))
print("{u.name:>6}|{u.name:*<6}|{u.name!r:^9}|{0:{1}}|{0:{w}.{p}f}".format(3.14159, 8, u=user, w=9, p=2))
print("{:{}{}{}}".format("x", "*", "^", 7), "{:{fill}>{width}}".format(5, fill="0", width=4), "{{}} {{{}}}".format("x"), "{:%Y-%m}".format(date(2024, 5, 6)) if False else "")
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>10}".format("a"), "{:,} {:.1%} {:+d} {:x}".format(1234567, 0.256, 5, 255))
print("{a[b]} {a[c][0]} {n[x-y]}".format(a={"b": 1, "c": [2]}, n={"x-y": 3}), "{:>{w}}".format("r", w=5), "{0}{1}{0}".format("a", "b"))
print("{x} {y}".format_map({"x": 1, "y": 2}), "{x:>4}".format_map({"x": "é"}))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, specification):
        return f"{self.amount:{specification or '.2f'}} EUR"


print("{a} {b}".format_map(Default(a=1)), "{} {:.0f} {!s:.4}".format(Money(3), Money(2.5), "abcdef"), f"{Money(7):>8.1f}")
for text, args, kwargs in [
    ("{", (), {}), ("}", (), {}), ("{}", (), {}), ("{0} {}", (1, 2), {}), ("{} {0}", (1, 2), {}), ("{a}", (), {}), ("{2}", (1,), {}), ("{0.x}", (1,), {}), ("{0[x]}", ({},), {}),
    ("{0[}", ([1],), {}), ("{0.}", (1,), {}), ("{0[]}", ([1],), {}), ("{0!z}", (1,), {}), ("{0!}", (1,), {}), ("{0!rx}", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0:{1}", (1, 2), {}), ("{a b}", (), {}),
    ("{0[0]x}", ([1],), {}), ("{:d}", ("a",), {}), ("{:q}", (1,), {}), ("{0", (1,), {}), ("{!r", (1,), {}), ("{:5", (1,), {}), ("x}y", (), {}), ("{99999999999999999999}", (), {}), ("{ }", (), {}), ("{-1}", (1,), {}),
]:
    print(text, attempt(text, *args, **kwargs))
try:
    "{}".format_map({})
except ValueError as error:
    print(error)
