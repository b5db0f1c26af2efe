"""Lists and dicts that are members of sets by their identity, and dataclass annotations behind aliases."""
from __future__ import annotations

import typing as t
from dataclasses import InitVar, dataclass, fields


class Group(list):
    __hash__ = object.__hash__


class Settings(dict):
    __hash__ = object.__hash__

    def __eq__(self, other):
        return self is other


first, second = Group([1]), Group([1])
print(first == second, hash(first) == hash(first), len({first, second, first}), first in {first}, hash(first) == object.__hash__(first))
print(len({Settings(a=1), Settings(a=1)}), {first: "kept"}[first])
first.append(2)
print({first: "kept"}[first], isinstance(hash(second), int))
try:
    hash([1])
except TypeError as error:
    print(error)


class Plain(list):
    pass


try:
    {Plain()}
except TypeError as error:
    print(error)

Shared = t.ClassVar[int]
Given = InitVar[int]


@dataclass
class Counter:
    limit: Shared = 4
    start: Given = 2
    name: t.Optional[str] = None

    def __post_init__(self, start):
        self.begun = start


print([field.name for field in fields(Counter)], Counter(5).begun, Counter.limit, Counter(name="x"))
