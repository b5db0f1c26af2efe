# Attributes that instances and classes answer each in its way; members of enumerations as globals.
import enum
import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from functools import total_ordering
from types import DynamicClassAttribute
from typing import NamedTuple


class Meta(type):
    def __getattr__(cls, name):
        return f"{cls.__name__} knows no {name}"


class Ticket(metaclass=Meta):
    def __init__(self):
        self._state = "open"

    @DynamicClassAttribute
    def state(self):
        "The state."
        return self._state

    @state.setter
    def state(self, value):
        self._state = value

    @state.deleter
    def state(self):
        self._state = None


ticket = Ticket()
ticket.state = "done"
print(ticket.state, Ticket.state, vars(Ticket)["state"].__doc__, vars(Ticket)["state"].fget.__name__)
del ticket.state
print(ticket.state)


class ReadOnly:
    @DynamicClassAttribute
    def x(self):
        return 1


for attempt in (lambda: ReadOnly.x, lambda: setattr(ReadOnly(), "x", 2), lambda: delattr(ReadOnly(), "x")):
    try:
        attempt()
    except AttributeError as error:
        print(repr(error))


class Shape(ABC):
    @DynamicClassAttribute
    @abstractmethod
    def area(self):
        pass


try:
    Shape()
except TypeError as error:
    print(error)


class Planet(enum.Enum):
    EARTH = 1
    MARS = 2

    @enum.property
    def label(self):
        return self.name.title()


print(Planet.EARTH.label, isinstance(vars(Planet)["label"], DynamicClassAttribute))
for attempt in (lambda: Planet.label, lambda: setattr(Planet.MARS, "label", "x"), lambda: setattr(Planet.MARS, "value", 3)):
    try:
        attempt()
    except AttributeError as error:
        print(error)


@enum.global_enum
class Color(enum.Enum):
    RED = 1


@enum.global_enum
class Mode(enum.IntFlag):
    READ = 1
    WRITE = 2


print(repr(RED), str(RED), repr(READ | WRITE), str(READ), repr(Mode(0)), [WRITE])


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


for name in ("__gt__", "__le__", "__ge__"):
    method = getattr(Version, name)
    print(method.__name__, method.__qualname__, method.__module__, method.__doc__)
print(Version(1, 2) >= Version(1, 1), Version(1) > Version(1), Version(1) <= Version(1))


class Point(NamedTuple):
    x: int
    y: int = 0

    def __str__(self):
        return f"({self.x}|{self.y})"

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return math.hypot(self.x, self.y)


total = Point(1) + Point(2, 4)
print([c.__name__ for c in Point.__mro__], str(total), repr(total), total.norm, total._replace(x=0), Point._make([5, 6]), total == (3, 4), Point._fields, Point.__doc__)
x, y = total
print(x, y, Point(y=1, x=2), hash(Point(1, 2)) == hash((1, 2)), sorted([Point(2), Point(1)]))


class Labelled(Point):
    def __str__(self):
        return "labelled " + super().__str__()


print(Labelled(1, 2), [c.__name__ for c in Labelled.__mro__])


@dataclass(frozen=True, slots=True)
class Money:
    amount: int


for name in ("amount", "currency"):
    try:
        setattr(Money(1), name, 2)
    except Exception as error:
        print(type(error).__name__, error)
print(math.copysign(1, float(Decimal("-nan"))), math.copysign(1, float(Decimal("nan"))))
