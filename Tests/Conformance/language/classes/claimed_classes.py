# isinstance and issubclass of objects that answer for themselves.
from collections.abc import Mapping, Sequence


class StandIn:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


print(isinstance(StandIn(int), int), isinstance(StandIn(bool), (str, int)), isinstance(StandIn(dict), Mapping), isinstance(StandIn(list), Mapping))
print(isinstance(StandIn(list), StandIn), type(StandIn(int)).__name__, isinstance(StandIn(list), Sequence))


class Kind:
    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


animal = Kind()
bird = Kind(animal)
owl = Kind(bird, Kind())
print(issubclass(owl, animal), issubclass(animal, owl), issubclass(owl, owl), isinstance(StandIn(owl), animal), issubclass(int, animal))


class Even:
    def __instancecheck__(self, value):
        return value % 2 == 0

    def __subclasscheck__(self, kind):
        return kind is int


print(isinstance(4, Even()), isinstance(5, Even()), issubclass(int, Even()), issubclass(str, Even()), isinstance(6, (str, Even())))
for check in (
    lambda: isinstance(5, 6),
    lambda: issubclass(5, int),
    lambda: issubclass(int, 5),
    lambda: isinstance(5, (str, 6)),
    lambda: issubclass(int, (str, 6)),
    lambda: issubclass(bird, int),
    lambda: isinstance([], list[int]),
):
    try:
        print(check())
    except TypeError as error:
        print(error)

deep = (int,)
for _ in range(100000):
    deep = (deep,)
for check in (isinstance, issubclass):
    try:
        check(str, deep)
    except RecursionError as error:
        print(error)
