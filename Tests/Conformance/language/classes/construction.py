"""__new__, __init__, __call__, __init_subclass__, type() with three arguments."""


class Logged:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


Logged(1, k=2)


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


print(Singleton() is Singleton())


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never called")


print(Other())


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs


print(Callable()(1, *[2], k=3), callable(Callable()), callable(5), callable(Callable))


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__] = cls
        print("registered", cls.__name__, name)


class One(Plugin, name="first"):
    pass


class Two(One):
    pass


print(sorted(Plugin.registry))


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


class Empty:
    pass


class NeedsTwo:
    def __init__(self, a, b):
        pass


class ReturnsValue:
    def __init__(self):
        return 5


class NewArgs:
    def __new__(cls, a):
        return object.__new__(cls)


attempt(lambda: Empty(1))
attempt(lambda: Empty(k=1))
attempt(lambda: NeedsTwo(1))
attempt(lambda: NeedsTwo(1, 2, 3))
attempt(lambda: NeedsTwo(1, c=2))
attempt(lambda: ReturnsValue())
attempt(lambda: NewArgs())
attempt(lambda: NewArgs(1).__class__.__name__)
attempt(lambda: object(1))
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__())
attempt(lambda: Empty()())
attempt(lambda: type("Bad", (One,), {}, wrong=1))
attempt(lambda: type("X", (), {})().__class__.__name__)
attempt(lambda: type("X", (5,), {}))
attempt(lambda: type("X", (), 5))
attempt(lambda: type(5, (), {}))
attempt(lambda: type("X"))
attempt(lambda: type())
attempt(lambda: type(1, 2))


def wrong_keyword():
    class Q(Empty, flag=1):
        pass


attempt(wrong_keyword)
Made = type("Made", (Plugin,), {"x": 1, "m": lambda self: self.x}, name="dynamic")
print(Made().m(), Made.__name__, Made.__module__, Made.__qualname__, Made.__mro__[1].__name__, Made.__bases__)
Named = type("With Space", (), {"__doc__": "documented"})
print(Named, Named.__doc__, type(Named), type(type))
print(Empty.__doc__, Logged.__module__, Logged.__qualname__, Empty.__bases__, Empty.__base__)


class Outer:
    class Inner:
        def method(self):
            pass


print(Outer.Inner, Outer.Inner.method.__qualname__, Outer.Inner.__name__)
Empty.__name__ = "Renamed"
print(Empty.__name__, Empty, Empty.__qualname__)
Empty.__qualname__ = "A.B"
print(Empty, repr(Empty).startswith("<class"))
attempt(lambda: setattr(Empty, "__name__", 5))
