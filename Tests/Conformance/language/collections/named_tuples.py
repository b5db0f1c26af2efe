"""namedtuple: making, fields, replacing, errors."""
from collections import namedtuple


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
x, y = p
print(p, p.x, p[1], x + y, p._fields, p == (1, 2), isinstance(p, tuple), len(p), list(p), p + (3,), p * 2, hash(p) == hash((1, 2)), p < Point(1, 3))
print(p._replace(x=9), p._asdict(), Point._make([7, 8]), Point(*[5, 6]), Point(**{"x": 3, "y": 4}), {p: "here"}[1, 2], max(Point(1, 2), Point(2, 0)), sorted([Point(2, 1), Point(1, 5)]))
Account = namedtuple("Account", "owner, balance status", defaults=[0, "open"])
print(Account("Ann"), Account("Bob", 5, status="closed"), Account._field_defaults, Account.__doc__, Account.owner.__doc__, Account.__name__)
print(namedtuple("R", "a class _b a", rename=True)._fields, namedtuple("E", [])(), namedtuple("One", "v")(1))


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __repr__(self):
        return f"<{self.x}, {self.y}>"


v = Vector(3, 4) + Vector(0, 0)
print(v, v.length, v._replace(x=0), type(v._replace(x=1)).__name__, str(v), f"{v}", [v], Vector._make((1, 2)))
match v:
    case Vector(x=3, y=b):
        print("matched", b)
match p:
    case Point(0, _):
        print("zero")
    case Point(a, b) if a < b:
        print("rising", a, b)
attempt("few", lambda: Point(1))
attempt("many", lambda: Point(1, 2, 3))
attempt("keyword", lambda: Point(1, z=2))
attempt("twice", lambda: Point(1, x=2))
attempt("replace", lambda: p._replace(z=1))
attempt("make", lambda: Point._make([1]))
attempt("set", lambda: setattr(p, "x", 5))
attempt("attribute", lambda: p.z)
attempt("index", lambda: p[5])
attempt("duplicate", lambda: namedtuple("T", "a a"))
attempt("underscore", lambda: namedtuple("T", "_a"))
attempt("keyword name", lambda: namedtuple("T", "def"))
attempt("number", lambda: namedtuple("T", "1a"))
attempt("type name", lambda: namedtuple("not valid", "a"))
attempt("defaults", lambda: namedtuple("T", "a", defaults=(1, 2)))
