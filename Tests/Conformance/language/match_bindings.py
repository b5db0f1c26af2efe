"""match binds the names of a pattern at once, when all of it has matched; and asks sequences for no more than it needs."""
from collections import UserDict, UserList, deque
from collections.abc import Mapping, Sequence


def first_alternative(point):
    match point:
        case (x, 0) | (0, x):
            kind = "on an axis"
        case (x, y) if x == y:
            kind = "diagonal"
        case (x, y):
            kind = "elsewhere"
    return sorted(name for name in locals() if name != "point"), kind, x


for point in [(3, 0), (0, 4), (2, 2), (1, 2)]:
    print(point, *first_alternative(point))


def leftovers(value):
    match value:
        case [a, b, 99]:
            return "99", a, b
        case {"a": a, "b": 1}:
            return "mapping", a
    return [name for name in locals() if name != "value"]


print(leftovers([1, 2, 3]), leftovers([1, 2, 99]), leftovers({"a": 5, "b": 2}), leftovers({"a": 5, "b": 1}))


class Endless(Sequence):
    """Answers every position, so that only its length ends it."""

    def __init__(self):
        self.asked = []

    def __len__(self):
        return 42

    def __getitem__(self, position):
        self.asked.append(position)
        return position * 10


endless = Endless()
match endless:
    case [first, *_, last]:
        print(first, last, endless.asked)
match Endless():
    case [_, second, *_]:
        print("second", second)
match range(10**9):
    case [a, b, *_]:
        print("a range", a, b)
    case _:
        print("not reached")


class NoLength(Sequence):
    __getitem__ = None

    def __len__(self):
        raise TypeError("asked for its length")


match NoLength():
    case [*_]:
        print("any sequence, unasked")
try:
    match NoLength():
        case [_, *_]:
            print("not reached")
except TypeError as error:
    print(error)


class Both(UserDict, Sequence):
    pass


class OtherWayRound(UserList, Mapping):
    pass


class Registered:
    def __len__(self):
        return 0

    def keys(self):
        return []

    def __iter__(self):
        return iter(())


class Derived(Registered):
    pass


def shape(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "neither"


print(shape(Both()), shape(OtherWayRound()), shape(Derived()), shape(deque()), shape("text"), shape(b"bytes"), shape({1}), shape(memoryview(b"ab")))
Mapping.register(Registered)
print(shape(Derived()), shape(Registered()))

match bytearray(b"raw"):
    case bytearray(content):
        print("bytearray", content)


class Key:
    NAME = "name"
    SAME = "name"


try:
    match {"name": 1, "other": 2}:
        case {Key.NAME: one, Key.SAME: two}:
            print("not reached")
except ValueError as error:
    print(error)

match {"name": 1, "other": 2, "more": 3}:
    case {Key.NAME: one, **rest}:
        print(one, rest)
