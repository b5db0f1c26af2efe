# __new__ of built-in types, called by name on a class that derives from them.
import copy


class Metres(float):
    def __new__(cls, value, unit="m"):
        self = float.__new__(cls, value)
        self.unit = unit
        return self


class Port(int):
    def __new__(cls, value):
        if not 0 < int(value) < 65536:
            raise ValueError(f"no port: {value}")
        return int.__new__(cls, value)


class Tag(str):
    def __new__(cls, *words):
        return str.__new__(cls, "-".join(words))


class Point(tuple):
    def __new__(cls, x, y=0):
        return tuple.__new__(cls, (x, y))

    def __getnewargs__(self):
        return tuple(self)


class Flags(frozenset):
    def __new__(cls, text):
        return frozenset.__new__(cls, text.split())


class Shown(property):
    def __new__(cls, *arguments):
        return super().__new__(cls, *arguments)


class Box(dict):
    def __new__(cls, **items):
        self = dict.__new__(cls)
        self.made = True
        return self


print(Metres("1.5", "km").unit, Metres(2) + 1, Port("80") + 1, Tag("a", "b").upper(), Point(1), sorted(Flags("x y x")), Box(a=1), Box().made)
print(type(Port(8)).__name__, type(Tag()).__name__, int.__new__(int, "12"), str.__new__(str), tuple.__new__(tuple, "ab"), object.__new__(Exception.__class__ and object).__class__)
for attempt in (lambda: Port(0), lambda: int.__new__(str), lambda: int.__new__(), lambda: int.__new__(5), lambda: object.__new__(Port), lambda: float.__new__(Port, 1)):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(error)
make = int.__new__
print(make(Port, 5), [kind.__new__(kind) for kind in (int, str, float, list, tuple)])


class Row:
    shown = Shown(lambda self: 3)


print(Row().shown, copy.copy(Point(1, 2)), copy.deepcopy(Point([1], 2)), copy.copy(Metres(3, "mm")).unit)
