# One place of the code that reads an attribute of objects of many kinds, one after the other.
import datetime
from collections import namedtuple


def year(thing):
    return thing.year


def x(thing):
    return thing.x


class Late:
    @property
    def year(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "fallback for " + name


class Early(datetime.date):
    def __getattr__(self, name):
        return name.upper()


class Vintage:
    year = 5


day = datetime.date(2020, 1, 2)
print(year(day), year(Early(2022, 1, 1)), year(day), year(datetime.datetime(2023, 1, 1)), year(Vintage()), year(day))
print(year(Late()), year(Late()), year(day), year(Late()))

Point = namedtuple("Point", "x y")


class Moved(Point):
    x = property(lambda self: "moved")


class Plain:
    def __init__(self):
        self.x = 1


print(x(Point(1, 2)), x(Plain()), x(Point(1, 2)), x(Point(9, 8)), x(Moved(1, 2)), x(Point(3, 4)))
Moved.x = 7
print(x(Moved(1, 2)))
del Moved.x
print(x(Moved(1, 2)))


def name_of(thing):
    return thing.__name__


def arguments_of(thing):
    return thing.args


print(name_of(x), name_of(len), name_of(Plain), name_of(x))
x.__name__ = "renamed"
print(name_of(x), arguments_of(ValueError(1)), arguments_of(KeyError(2, 3)), arguments_of(ValueError("v")))
print(type(1), type("a"), type(None), type(int), type(type), type(len).__name__, type({}.keys()), type(Plain().__dict__), type(Plain.__dict__))
for given in [(), (1, 2), ("A", (), {}, 3)]:
    try:
        type(*given)
    except TypeError as error:
        print(error)
copies = {"a": [1], "b": 2}
copy = dict(copies)
copy["c"] = copy
print(copies, len(copy), copy["c"] is copy, list({**copies, "d": 4}))
