"""Classes that derive from built-in ones and take special methods of `object`, or of another built-in class, for their own."""
from enum import Enum, IntEnum, StrEnum


class Token(str):
    """A secret that logs must not show."""
    __repr__ = object.__repr__


class Ticket(int):
    __eq__ = object.__eq__
    __hash__ = object.__hash__


class Basket(list):
    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __str__ = object.__str__


class Options(dict):
    __hash__ = object.__hash__


class Refusal(Exception):
    __str__ = object.__str__


class Raw(bytes):
    __repr__ = object.__repr__


class Plain(float):
    __format__ = object.__format__
    __lt__ = object.__lt__


class Colour(Enum):
    RED = "red"
    __str__ = object.__str__


class Level(IntEnum):
    LOW = 1
    __repr__ = object.__repr__
    __str__ = int.__str__


class Kind(StrEnum):
    FILE = "file"
    __str__ = str.__repr__


class Wrong(Enum):
    ONE = 1
    __str__ = str.__str__


def hidden(text):
    return text.startswith("<__main__.") and " object at 0x" in text


token = Token("s3cret")
print(hidden(repr(token)), str(token), f"{token}", hidden(f"{token!r}"), hidden(str([token])[1:-1]), token == "s3cret")
a, b = Ticket(7), Ticket(7)
print(a == b, a == a, a == 7, a != b, len({a, b}), a + b, a < b)
basket, other = Basket([1]), Basket([1])
print(basket == other, basket in [other], len({basket, other}), str(basket), basket != other)
print(len({Options(a=1), Options(a=1)}), Options(a=1) == Options(a=1))
print(Refusal("no"), f"{Refusal('no')}", repr(Refusal("no")))
print(hidden(repr(Raw(b"x"))), Raw(b"x"), hidden("%r" % Raw(b"x")))
print(Plain(1) < Plain(2), sorted([Plain(2), Plain(1)]))
try:
    format(Plain(1), ".2f")
except TypeError as error:
    print(error)
print(Colour.RED, f"{Colour.RED}", repr(Colour.RED))
print(hidden(repr(Level.LOW)), hidden(str(Level.LOW)), hidden(f"{Level.LOW}"))
print(Kind.FILE, f"{Kind.FILE}")
try:
    print(Wrong.ONE)
except TypeError as error:
    print(error)
print(int.__repr__(True), str.__repr__(token), object.__eq__(1.5, 2), object.__ne__("a", "b"))
print("__repr__" in vars(str), str.__eq__ is object.__eq__, list.__str__ is object.__str__)


class Markup(str):
    """A text that stays marked whatever formats it."""

    def __format__(self, specification):
        return Markup(super().__format__(specification))

    def __str__(self):
        return self


word = Markup("<b>")
for made in (f"{word}", f"{word:>5}", f"a{word}", f"{word!s}", format(word), format(word, ">5"), "{}".format(word), str(object=word), word.partition("-")[0]):
    print(type(made).__name__, end=" ")
print()


class Separator(str):
    def __str__(self):
        return " | "


print(1, 2, sep=Separator("-"), end=Separator("!"))
print()
