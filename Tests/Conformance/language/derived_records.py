"""Special methods in the bodies of named tuples, texts of derived numbers, dates with other fields."""
from collections import namedtuple
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    pos: int = 0

    def __str__(self):
        return f"{self.kind}({self.text!r})@{self.pos}"

    def __contains__(self, part):
        return part in self.text

    def __call__(self):
        return "called"

    @property
    def end(self):
        return self.pos + len(self.text)


class Version(NamedTuple):
    major: int
    minor: int = 0

    def __repr__(self):
        return f"v{self.major}.{self.minor}"

    def __lt__(self, other):
        return (self.major, self.minor) < tuple(other)


token = Token("NAME", "total", 3)
print(token, f"{token}", "%s" % (token,), repr(token), [token], "ot" in token, token(), token.end)
print(token._replace(pos=9), token._asdict(), Token._fields, token == ("NAME", "total", 3), isinstance(token, tuple))
match token:
    case Token("NAME", text):
        print("matched", text)
print(Version(1), [Version(2, 1)], sorted([Version(2), Version(1, 5)]), Version(1) < (1, 1), hash(Version(1)) == hash((1, 0)))


class Money(Decimal):
    def __repr__(self):
        return f"Money('{self}')"


class Day(date):
    def __new__(cls, *fields, name="none"):
        self = super().__new__(cls, *fields)
        self.name = name
        return self

    def __repr__(self):
        return f"<{self.name}>"


class Moment(datetime):
    def __init__(self, *fields):
        self.made = True


class Alarm(time):
    def __new__(cls, *fields):
        self = super().__new__(cls, *fields)
        self.label = "made"
        return self


print(Money("2.50"), repr(Money("2.50")), f"{Money('2.50'):.1f}", str(Money(3)))
xmas = Day(2024, 12, 25, name="Xmas")
print(xmas, repr(xmas), (xmas + timedelta(1)).name)
moved = xmas.replace(day=26)
print(type(moved).__name__, str(moved), hasattr(moved, "name"), hasattr(Moment(2024, 1, 1).replace(hour=3), "made"), hasattr(Alarm(1).replace(minute=3), "label"))
print(namedtuple("P", "x y")(1, 2))
