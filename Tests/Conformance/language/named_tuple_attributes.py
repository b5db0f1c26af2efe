"""Attributes given to named tuples, cached properties and properties after the fact; typing.NamedTuple by keywords."""
import functools
import typing
from collections import UserDict, namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
Point.__doc__ = "A place in the plane."
Point.x.__doc__ = "To the right."
print(Point.__doc__, Point.x.__doc__, Point.y.__doc__, Point.__slots__)
Point.length = lambda self: abs(self.x) + abs(self.y)
print(Point(3, -4).length(), Point(1), repr(Point.x))
del Point.length
print(hasattr(Point, "length"))
try:
    Point(1, 2).z = 3
except AttributeError as error:
    print(error)

City = typing.NamedTuple("City", name=str, size=int)
print(City("Ulm", 120), City._fields, City.__annotations__)
try:
    typing.NamedTuple("Both", [("a", int)], b=int)
except TypeError as error:
    print(error)


class Slotted:
    __slots__ = ("x",)

    @functools.cached_property
    def cost(self):
        return 1


try:
    Slotted().cost
except TypeError as error:
    print(error)

try:
    class Reused:
        @functools.cached_property
        def first(self):
            return 1

        second = first
except RuntimeError as error:
    print(error, "|", error.__cause__)


class Guarded:
    @property
    def value(self):
        return 10

    @value.deleter
    def value(self):
        print("deleted")


guarded = Guarded()
print(Guarded.value.__get__(guarded), Guarded.value.__delete__(guarded))
try:
    Guarded.value.__set__(guarded, 1)
except AttributeError as error:
    print(error)


@functools.singledispatch
def describe(value):
    return "something"


@describe.register
def _(value: typing.Union[int, float]):
    return "a number"


@describe.register
def _(value: str | None):
    return "a text, perhaps"


print(describe(1), describe(2.5), describe("a"), describe(None), describe([]))
print(UserDict.fromkeys("ab", 1), ExceptionGroup[ValueError], tuple[()])
