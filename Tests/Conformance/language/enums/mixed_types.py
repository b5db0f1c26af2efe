# Enumerations whose members are ints, strings, floats, tuples or have fields of their own.
import json
from enum import Enum, IntEnum, StrEnum, auto


class Priority(IntEnum):
    LOW = 1
    HIGH = 5


class Suit(StrEnum):
    SPADES = auto()
    HEARTS = "h"


class Role(str, Enum):
    ADMIN = "admin"
    GUEST = "guest"


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / self.radius**2


class Status(IntEnum):
    def __new__(cls, value, phrase):
        member = int.__new__(cls, value)
        member._value_ = value
        member.phrase = phrase
        return member

    OK = 200, "fine"
    MISSING = 404, "not found"


class Ratio(float, Enum):
    HALF = 0.5
    THIRD = 1 / 3


class Point(tuple, Enum):
    ORIGIN = 0, 0
    UNIT = 1, 1


print(Priority.LOW, repr(Priority.LOW), Priority.HIGH > Priority.LOW, Priority.LOW + 1, f"{Priority.HIGH:04d}", "%d %s" % (Priority.HIGH, Priority.LOW), Priority(5), max(Priority), [0, 10][Priority.LOW], Priority.LOW == 1, sorted([5, Priority.LOW, 3]))
print(Suit.SPADES, repr(Suit.HEARTS), Suit.SPADES.upper(), Suit.HEARTS + "!", Suit("h"), Suit.HEARTS == "h", f"{Suit.SPADES:>8}", isinstance(Suit.SPADES, str), "-".join(Suit))
print(Role.ADMIN, repr(Role.ADMIN), f"{Role.ADMIN}", Role.ADMIN == "admin", Role.ADMIN.value, Role("guest"), Role.ADMIN.title(), {Role.ADMIN: 1}["admin"], str(Role.ADMIN), format(Role.GUEST))
print(Planet.EARTH, Planet.EARTH.value, round(Planet.EARTH.gravity, 3), Planet((6.421e23, 3.3972e6)), [planet.radius for planet in Planet])
print(Status.OK, repr(Status.OK), Status.OK.phrase, Status(404).phrase, Status.MISSING == 404, Status.MISSING.name)
print(Ratio.HALF, Ratio.HALF + 1, repr(Ratio.THIRD), Ratio(0.5), Point.UNIT, Point.UNIT[0], Point.ORIGIN.value, len(Point.UNIT))
print(json.dumps({"p": Priority.HIGH, "s": Suit.HEARTS, "r": [Role.ADMIN]}), isinstance(Priority.LOW, int), Priority.LOW.bit_length(), Priority.__mro__[1].__name__, hash(Priority.LOW) == hash(1))
for attempt in [lambda: Suit("x"), lambda: Priority(2), lambda: json.dumps(Planet.EARTH), lambda: Status(500), lambda: Role("nobody"), lambda: Planet((1, 2)), lambda: Priority.LOW + "x"]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
