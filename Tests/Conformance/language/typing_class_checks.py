"""Names of typing in isinstance and issubclass, called as classes, with arguments put in, and resolved where they name themselves."""
import typing
from typing import Any, Annotated, Callable, Dict, Generic, List, Literal, Optional, TypeVar, Union, get_type_hints

print(isinstance([], List), issubclass(list, List), issubclass(dict, typing.Mapping), issubclass(int, typing.Hashable), issubclass(bool, Union[int, str]))
for action in [lambda: issubclass(int, Any), lambda: issubclass(int, List[int]), lambda: isinstance(1, List[int]), lambda: List(), lambda: Dict[str, int](), lambda: issubclass(1, List)]:
    try:
        print(action())
    except TypeError as error:
        print(error)
print(typing.Counter("aab"), typing.Deque([1]), typing.DefaultDict(int), typing.OrderedDict(a=1))

T = TypeVar("T")
print(Annotated[T, "note"][int], List[Annotated[T, 5]][int], Dict[str, T][int], Optional[T][str], Callable[[T], T][int])
print(Literal[0] == Literal[False], Literal[1, 2] == Literal[2, 1], Literal["a", 1, None], Literal[1, Literal[2, 1]])


class Box(Generic[T]):
    def __init__(self, content=None):
        self.content = content


print(Box[int](3).__orig_class__, Box(3).content, vars(Box(4)), Box.__parameters__)


class Stub(Any):
    pass


print(isinstance(Stub(), Stub), Stub.__name__)

Tree = Union[str, List["Tree"]]


class Node:
    children: List[Tree]


print(get_type_hints(Node))
