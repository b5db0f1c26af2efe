"""Classes derived from str that __str__ and __repr__ give, and how many elements are asked for."""
import heapq
import operator
from collections import deque, namedtuple
from functools import partial
from typing import ForwardRef, Generic, NamedTuple, SupportsAbs, SupportsRound, TypedDict, TypeVar


class Markup(str):
    def __html__(self):
        return self


class Page:
    def __str__(self):
        return Markup("<p>")

    def __repr__(self):
        return Markup("<Page>")


print(type(str(Page())), type(repr(Page())), str(Page()).__html__(), type(str(Markup("x"))))

asked = []


class Rows:
    def __iter__(self):
        asked.append("iter")
        return iter([3, 1, 2])

    def __len__(self):
        asked.append("len")
        return 3


def show(result):
    print(result, asked)
    asked.clear()


show(deque(Rows()))
show(deque(Rows(), 2))
show(heapq.nlargest(1, Rows()))
show(heapq.nlargest(2, Rows()))
show(heapq.nsmallest(5, Rows()))
show(heapq.nsmallest(0, Rows(), key=abs))
show(bytes(Rows()))

T = TypeVar("T")


class Point(NamedTuple):
    x: int


class Box(NamedTuple, Generic[T]):
    content: T


class Movie(TypedDict):
    name: str


class Pair(TypedDict, Generic[T]):
    left: T


print(Point.__orig_bases__ == (NamedTuple,), Box.__orig_bases__[1], Movie.__orig_bases__ == (TypedDict,), Pair[int], Pair.__parameters__)
print(SupportsAbs[int], SupportsRound[str], isinstance(1, SupportsAbs))
print(ForwardRef("User", module="models"), ForwardRef("User").__forward_module__, ForwardRef("User") == ForwardRef("User", module="models"))

Size = namedtuple("Size", "w h")
for call in [lambda: Size(1, 2)._replace(3), lambda: Size(1, 2)._replace(d=3), lambda: Size._make(), lambda: Size._make([1]), lambda: Size._make(iterable="ab"), lambda: Size(1, 2)._asdict(1)]:
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(Size._replace.__doc__, Size._make.__doc__)

binary = partial(int, base=2)
binary.__setstate__((int, ("12",), {"base": 5}, {"note": "five"}))
print(binary(), binary, binary.note)
for state in [(), None, (1, (), {}, {}), (int, [], {}, {})]:
    try:
        binary.__setstate__(state)
    except TypeError as error:
        print("TypeError:", error)
