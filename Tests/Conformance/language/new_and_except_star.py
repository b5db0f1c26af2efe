"""__new__ that makes an instance of a derived class; exceptions raised again in except*."""


class Shape:
    def __new__(cls, *sides):
        if cls is Shape and len(sides) == 1:
            return object.__new__(Square)
        return object.__new__(cls)


class Square(Shape):
    def __init__(self, side):
        self.side = side


print(type(Shape(3)).__name__, Shape(3).side, Square(4).side, type(Shape(1, 2)).__name__)


class Anything:
    def __new__(cls, kind):
        return kind()


print(Anything(list), Anything(dict))

try:
    try:
        raise ValueError(42)
    except* ValueError:
        raise
except ExceptionGroup as group:
    print(repr(group), repr(group.exceptions[0]))

try:
    try:
        raise ValueError(42)
    except* (ValueError, TypeError) as group:
        print(repr(group))
        raise
except ValueError:
    print("plain")
except ExceptionGroup as group:
    print("group of", [repr(one) for one in group.exceptions])

try:
    try:
        raise KeyError("k")
    except* ValueError:
        print("not here")
except KeyError as error:
    print(repr(error))

try:
    try:
        raise ExceptionGroup("both", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as group:
    print(group, group.exceptions)
