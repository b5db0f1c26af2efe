# Annotations as text, defaults that class access gives, and slots.
from __future__ import annotations

import dataclasses
import typing as t
import weakref
from dataclasses import InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Counter:
    count: int
    made: ClassVar[int] = 0
    limit: t.ClassVar[int] = 9
    start: InitVar[int] = 1
    step: dataclasses.InitVar[int] = 2
    spaced: "ClassVar [int]" = 3

    def __post_init__(self, start, step):
        self.count += start * step


print(Counter(1), Counter(1, 2, 3), [f.name for f in dataclasses.fields(Counter)], Counter.made, Counter.spaced)


class Base:
    colour = "red"


@dataclass
class Painted(Base):
    colour: str
    size: int = 2


print(Painted(), Painted("blue"))


class Default:
    def __init__(self, value):
        self.value = value

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            if self.value is None:
                raise AttributeError(self.name)
            return self.value
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


@dataclass
class Described:
    a: int = Default(None)
    b: int = Default(5)
    c: object = field(default=Default(7))


try:
    Described()
except TypeError as error:
    print(error)
print(Described(1).b, Described(1, 2).b, sorted(vars(Described(1, 2))))


class Root:
    __slots__ = "only"


@dataclass(slots=True)
class Slotted(Root):
    only: int
    name: str = "n"
    hidden: int = field(default=4, init=False)


print(Slotted.__slots__, Slotted(1), Slotted(1).hidden)


@dataclass(slots=True, weakref_slot=True)
class Referable:
    a: int


value = Referable(1)
print(Referable.__slots__, weakref.ref(value)() is value)


class Strange:
    __slots__ = iter("ab")


try:

    @dataclass(slots=True)
    class Derived(Strange):
        z: int
except TypeError as error:
    print(error)
