"""__getattr__, __getattribute__, __setattr__, __delattr__, __dict__, instance and class attributes."""


class Lazy:
    kind = "lazy"

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("no_"):
            raise AttributeError(f"refused {name}")
        return name.upper()


z = Lazy()
z.own = 1
print(z.own, z.kind, z.other)
print(hasattr(z, "no_way"), hasattr(z, "way"), getattr(z, "no_x", "default"))
try:
    z.no_thing
except AttributeError as e:
    print(e, e.name, e.obj is None)


class Watch:
    def __init__(self):
        self.value = 1

    def __getattribute__(self, name):
        if name != "__class__":
            print("getattribute", name)
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        print("setattr", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)

    def method(self):
        return self.value


w = Watch()
print(w.value, w.method())
w.extra = 2
del w.extra
try:
    w.extra
except AttributeError as e:
    print(e)
try:
    del w.extra
except AttributeError as e:
    print(e)


class Both:
    def __getattribute__(self, name):
        if name == "first":
            return "from getattribute"
        raise AttributeError("declined " + name)

    def __getattr__(self, name):
        return "from getattr " + name


b = Both()
print(b.first, b.second)


class A:
    shared = []
    count = 0

    def bump(self):
        self.count += 1


a1, a2 = A(), A()
a1.shared.append(1)
a1.bump()
print(a2.shared, a1.count, a2.count, A.count, vars(a1), vars(a2), a1.__dict__)
a1.__dict__["injected"] = 5
print(a1.injected, "injected" in dir(a1))
A.late = lambda self: "late method"
print(a2.late())
A.bump.note = "function attribute"
print(A.bump.note)
try:
    a1.bump.note = 1
except AttributeError as e:
    print(e)
del A.late
print(hasattr(a2, "late"))


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: A().missing)
attempt(lambda: A.missing)
attempt(lambda: None.missing)
attempt(lambda: (5).missing)
attempt(lambda: "s".missing)
attempt(lambda: [].missing)
attempt(lambda: len.missing)
attempt(lambda: attempt.missing)
attempt(lambda: A().bump.missing)
attempt(lambda: int.missing)
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr([], "x", 1))
attempt(lambda: setattr("s", "upper", 1))
attempt(lambda: setattr(None, "x", 1))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: setattr(A, "x", 1))
attempt(lambda: delattr(A, "nope"))
attempt(lambda: delattr(int, "real"))
attempt(lambda: setattr(len, "x", 1))
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: getattr(A(), 5))
attempt(lambda: hasattr(A(), None))
attempt(lambda: setattr(A(), 1, 2))
attempt(lambda: getattr(A()))
attempt(lambda: vars(5))
attempt(lambda: A().__class__.__name__)
a1.__class__ = Lazy
print(type(a1).__name__, a1.unknown)
attempt(lambda: setattr(a1, "__class__", int))
attempt(lambda: setattr(a1, "__class__", 5))
a1.__dict__ = {"fresh": 1}
print(vars(a1))
print(sorted(n for n in dir(A) if not n.startswith("__")))
