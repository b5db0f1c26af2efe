"""match: class patterns, __match_args__, built-in types, errors."""
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Circle:
    __match_args__ = ("center", "radius")

    def __init__(self, center, radius):
        self.center, self.radius = center, radius


class Loose:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class Sub(Point):
    pass


def shape(x):
    match x:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=yy):
            return f"on y axis at {yy}"
        case Point(xx, y=0):
            return f"on x axis at {xx}"
        case Circle(Point(cx, cy), r) if r > 10:
            return f"big circle at {cx},{cy}"
        case Circle(radius=r):
            return f"circle {r}"
        case Point() as p:
            return f"point {p}"
        case Loose(name=str(n), items=[*_, last]):
            return f"{n} ends with {last}"
        case Loose(name=n):
            return f"loose {n}"
        case list([a, b]) | tuple([a, b]):
            return f"pair {a} {b}"
        case dict({"k": v}):
            return f"k={v}"
        case bool(b):
            return f"bool {b}"
        case int(i) | float(i):
            return f"number {i}"
        case set() | frozenset():
            return "a set"
        case Exception(args=(m,)):
            return f"error {m}"
        case type():
            return f"class {x.__name__}"
        case object(__class__=c):
            return f"object of {c.__name__}"


for value in (Point(0, 0), Point(0, 5), Point(5, 0), Point(1, 2), Sub(0, 0), Circle(Point(1, 2), 11), Circle(None, 1), Loose(name="n", items=[1, 2]),
              Loose(name=5), Loose(), [1, 2], (3, 4), [1], {"k": 1}, {}, True, 5, 2.5, {1}, frozenset(), ValueError("bad"), ValueError(), int, "text", None):
    print(shape(value))


class NoArgs:
    pass


class BadArgs:
    __match_args__ = ["x"]


class WrongItem:
    __match_args__ = (5,)


class Few:
    __match_args__ = ("a",)
    a = 1


def attempt(value, which):
    try:
        match which:
            case 1:
                match value:
                    case NoArgs(1):
                        return "no"
            case 2:
                match value:
                    case BadArgs(1):
                        return "no"
            case 3:
                match value:
                    case WrongItem(1):
                        return "no"
            case 4:
                match value:
                    case Few(1, 2):
                        return "no"
            case 5:
                match value:
                    case Few(1, a=1):
                        return "no"
            case 6:
                match value:
                    case int(1, 2):
                        return "no"
            case 7:
                not_a_class = 5
                match value:
                    case not_a_class():
                        return "no"
            case 8:
                match value:
                    case Few(1):
                        return "few"
            case 9:
                match value:
                    case Few(b=1):
                        return "no"
            case 10:
                match value:
                    case undefined_class():
                        return "no"
            case 11:
                match value:
                    case Few.nothing:
                        return "no"
        return "no match"
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for value, which in ((NoArgs(), 1), (BadArgs(), 2), (WrongItem(), 3), (Few(), 4), (Few(), 5), (5, 6), (5, 7), (Few(), 8), (Few(), 9), (5, 10), (5, 11), ("x", 1)):
    print(which, attempt(value, which))


class Prop:
    @property
    def value(self):
        print("property read")
        return 3

    @property
    def broken(self):
        raise ValueError("broken property")


match Prop():
    case Prop(value=1 | 2):
        print("no")
    case Prop(value=3):
        print("three")
try:
    match Prop():
        case Prop(broken=1):
            pass
except ValueError as e:
    print(e)
