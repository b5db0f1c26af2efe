"""Bound methods, functions as descriptors, class and static methods as objects."""


class Greeter:
    """Greets."""

    def __init__(self, name):
        self.name = name

    def greet(self, other="you"):
        """Say hello."""
        return f"{self.name} greets {other}"

    @classmethod
    def build(cls, name):
        """Build one."""
        return cls(name)

    @staticmethod
    def shout(text):
        return text.upper()

    def __repr__(self):
        return f"Greeter({self.name!r})"


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


g = Greeter("Ann")
m = g.greet
print(m("Bob"), m.__self__ is g, m.__func__ is Greeter.greet, m.__name__, m.__doc__, m.__qualname__)
print(m, Greeter.build)
print(g.greet == g.greet, g.greet is g.greet, hash(g.greet) == hash(g.greet), g.greet == Greeter("Ann").greet)
print(Greeter.greet(g, "Zed"), Greeter.greet.__get__(g)("Got"), Greeter.__dict__["shout"].__get__(None, Greeter)("x"))
g.greet = lambda: "instance function gets no self"
print(g.greet())
del g.greet
print(g.greet())
attempt(lambda: Greeter.greet())
attempt(lambda: Greeter.greet("not a greeter"))
attempt(lambda: g.greet(1, 2))
attempt(lambda: g.greet(nobody=1))
attempt(lambda: g.shout())
attempt(lambda: Greeter.build())
attempt(lambda: Greeter())
attempt(lambda: g())
attempt(lambda: g.name())


def free(self, x):
    return (self.name, x)


Greeter.attached = free
print(g.attached(1), g.attached.__func__ is free)
import types
g.single = types.MethodType(free, g)
print(g.single(2))
upper = "abc".upper
print(upper(), upper.__name__, "abc".upper == "abc".upper, [].append.__name__, len.__name__, str.upper.__name__)
print(str.upper("x"), list.append.__qualname__, str.join(",", "ab"), dict.fromkeys("ab", 0), int.from_bytes(b"\x01\x00", "big"))
attempt(lambda: str.upper())
attempt(lambda: str.upper(5))
attempt(lambda: list.append([]))
attempt(lambda: list.append({}, 1))
attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: "a".upper(1))
attempt(lambda: "a".join())
attempt(lambda: "a".upper(x=1))
attempt(lambda: {}.get())
attempt(lambda: {}.pop())
attempt(lambda: [].sort(1))
attempt(lambda: [].insert(1))
attempt(lambda: [].index())
attempt(lambda: "a".replace("b"))
attempt(lambda: "a".split(1, 2, 3))


class Deco:
    def __init__(self, f):
        self.f = f

    def __call__(self, *args):
        return ("called", self.f(*args))


class NoBind:
    @Deco
    def method(*args):
        return args


print(NoBind().method(1))


class Chained:
    @classmethod
    @property
    def both(cls):
        return cls.__name__


print(Chained.both)
print(sorted(k for k in vars(Greeter) if not k.startswith("__")))
