"""__slots__: refused attributes, inheritance, conflicts, defaults."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, Point.__slots__)
attempt(lambda: setattr(p, "z", 3))
attempt(lambda: p.z)
attempt(lambda: p.__dict__)
attempt(lambda: vars(p))
del p.x
attempt(lambda: p.x)
attempt(lambda: delattr(p, "x"))
p.x = 10
print(p.x, type(Point.x).__name__, Point.x.__name__)
print(Point.x.__get__(p), hasattr(p, "__dict__"), hasattr(Point(0, 0), "x"))


class Sub(Point):
    pass


s = Sub(1, 2)
s.z = 3
print(s.z, s.__dict__, s.x)


class Slotted(Point):
    __slots__ = "z"


q = Slotted(1, 2)
q.z = 5
print(q.x, q.z)
attempt(lambda: setattr(q, "w", 1))


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)


class Empty:
    __slots__ = ()


attempt(lambda: setattr(Empty(), "x", 1))
attempt(lambda: Empty().x)


def conflict():
    class Bad:
        __slots__ = ("x",)
        x = 1


def not_identifier():
    class Bad:
        __slots__ = ("1x",)


def not_string():
    class Bad:
        __slots__ = (5,)


attempt(conflict)
attempt(not_identifier)
attempt(not_string)


class Listed:
    __slots__ = ["m", "n"]


class Mapped:
    __slots__ = {"k": "documented slot"}


lst, mp = Listed(), Mapped()
lst.m, mp.k = 1, 2
print(lst.m, mp.k, Mapped.__slots__)
attempt(lambda: lst.n)


class Private:
    __slots__ = ("__hidden", "_single")

    def __init__(self):
        self.__hidden = 1

    def get(self):
        return self.__hidden


print(Private().get(), hasattr(Private(), "_Private__hidden"))


class ReadOnly:
    __slots__ = ("_v",)

    def __init__(self, v):
        object.__setattr__(self, "_v", v)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    @property
    def v(self):
        return self._v


r = ReadOnly(5)
print(r.v)
attempt(lambda: setattr(r, "_v", 6))
attempt(lambda: setattr(r, "v", 6))
attempt(lambda: type("Two", (Point, Listed), {}))
print(type("Fine", (Sub, Empty), {}).__name__)
