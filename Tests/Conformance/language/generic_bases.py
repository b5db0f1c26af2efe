"""Aliases of `typing` among the bases of classes, and what may not stand there."""
from collections import abc
from copy import copy, deepcopy
from typing import Annotated, Dict, Generic, List, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, dataclass_transform, get_type_hints

T = TypeVar("T")
K = TypeVar("K")


class Repository(List[T], Generic[T]):
    def first(self) -> Optional[T]:
        return self[0] if self else None


class Index(Dict[K, T], Generic[T, K]):
    pass


class Names(List[str]):
    pass


for made in (Repository, Index, Names):
    print(made.__name__, [base.__name__ for base in made.__mro__], made.__orig_bases__, made.__parameters__)
print(Repository[int]([3, 4]).first(), deepcopy(Repository[int]([1])), copy(Repository[int]) == Repository[int], copy(int | None))


class Plain:
    pass


def refused(make):
    try:
        make()
    except TypeError as error:
        print(error)


def protocol():
    class Shape(Plain, Protocol): ...


def record():
    class Movie(TypedDict, Plain): ...


def point():
    class Point(NamedTuple, Plain):
        x: int


for make in (protocol, record, point, Annotated, lambda: list(Optional[int]), lambda: Repository[int, str]):
    refused(make)


class Node:
    children: "list[Node] | None"
    parents: list["Node"]
    label: list[Annotated[str, "short"]] | int


print(get_type_hints(Node))
print(get_type_hints(Node, include_extras=True)["label"])
print((list[T] | list[int])[int], (list[T] | set[int])[str])


@dataclass_transform(kw_only_default=True)
def model(made):
    return made


print(model.__dataclass_transform__)


class Tags(abc.Set):
    def __init__(self, names=()):
        self.names = list(names)

    def __iter__(self):
        return iter(self.names)

    def __len__(self):
        return len(self.names)

    def __contains__(self, name):
        return name in self.names

    __hash__ = abc.Set._hash


print(hash(Tags("ab")) == hash(frozenset("ab")), len({Tags("ab"), Tags("ba")}), list(abc.ItemsView({"a": 1})), list(abc.KeysView({"a": 1})))
