"""The same arguments in every way a call can pass them, to everything that can be called."""
from collections import namedtuple
from dataclasses import dataclass
from functools import lru_cache, partial, wraps
from typing import NamedTuple


def function(a, b=9):
    return a, b


class Plain:
    def __init__(self, a, b=9):
        self.pair = a, b

    def __repr__(self):
        return f"{type(self).__name__}{self.pair}"

    def method(self, a, b=9):
        return a, b

    @classmethod
    def of_class(cls, a, b=9):
        return cls.__name__, a, b

    @staticmethod
    def without_self(a, b=9):
        return a, b

    def __call__(self, a, b=9):
        return "called", a, b


class Derived(Plain):
    def __init__(self, a, b=9):
        super().__init__(a, b=b)


class Made:
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls)
        made.seen = args, kwargs
        return made

    def __init__(self, a, b=9):
        self.pair = a, b

    def __repr__(self):
        return f"Made{self.seen}{self.pair}"


@dataclass
class Data:
    a: int
    b: int = 9


@dataclass(frozen=True)
class Frozen:
    a: int
    b: int = 9


@dataclass
class Counted(Data):
    total: int = 0

    def __post_init__(self):
        self.total += self.a + self.b


class Pair(NamedTuple):
    a: int
    b: int = 9


class Number(int):
    def __new__(cls, a, b=9):
        return super().__new__(cls, a + b)


class Mapping(dict):
    def __init__(self, a, b=9):
        super().__init__(first=a, second=b)


@lru_cache
def cached(a, b=9):
    return a, b


def decorate(inner):
    @wraps(inner)
    def outer(*args, **kwargs):
        return "outer", inner(*args, **kwargs)
    return outer


class Keyed:
    def keys(self):
        return ["b"]

    def __getitem__(self, key):
        return key * 2


plain = Plain(0)
callables = [
    function, lambda a, b=9: (a, b), decorate(function), cached, partial(function, b=4), plain, plain.method, Plain.of_class,
    plain.without_self, Plain, Derived, Made, Data, Frozen, Counted, Pair, namedtuple("Point", "a b", defaults=[9]), Number, Mapping, partial(Data),
]
two, one, second, both, nothing, empty = (1, 2), [1], {"b": 2}, {"a": 1, "b": 2}, (), {}
ways = [
    lambda f: f(1), lambda f: f(1, 2), lambda f: f(1, b=2), lambda f: f(b=2, a=1), lambda f: f(*two), lambda f: f(*one, 2), lambda f: f(1, *one),
    lambda f: f(*nothing, 1), lambda f: f(*(x for x in two)), lambda f: f(*one, b=2), lambda f: f(**both), lambda f: f(1, **second),
    lambda f: f(*one, **second), lambda f: f(*two, **empty), lambda f: f(a=1, **second), lambda f: f(1, **Keyed()), lambda f: f(**empty, a=3),
    lambda f: f(), lambda f: f(1, 2, 3), lambda f: f(1, a=2), lambda f: f(c=1), lambda f: f(*two, **second), lambda f: f(*3), lambda f: f(**3),
    lambda f: f(**{1: 2}), lambda f: f(b=1, **second),
]
for number, called in enumerate(callables):
    for way in ways:
        try:
            print(number, way(called))
        except TypeError as error:
            text = str(error)
            print(number, text[text.index("argument"):] if " at 0x" in text else text)
