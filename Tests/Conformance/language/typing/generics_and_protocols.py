# Generic classes, type variables, protocols, new types.
from typing import Any, Dict, Generic, Iterator, List, NewType, Protocol, TypeVar, overload, runtime_checkable, final

T = TypeVar("T")
K = TypeVar("K", bound=str)
N = TypeVar("N", int, float)


class Stack(Generic[T]):
    """A stack."""

    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)


class Table(Generic[K, T]):
    pass


class IntStack(Stack[int]):
    def total(self) -> int:
        return sum(self.items)


class Names(List[str]):
    pass


@runtime_checkable
class Closes(Protocol):
    name: str

    def close(self) -> None: ...


class File:
    name = "f"

    def close(self):
        return "closed"


class Quiet(Protocol):
    def hush(self) -> str:
        return "quiet"


class Loud(Quiet):
    pass


UserId = NewType("UserId", int)
print(list(Stack[int]().push(1).push(2)), IntStack().push(3).push(4).total(), Stack[int], Table[str, List[int]], Stack[T], Stack.__parameters__, Table.__parameters__, IntStack.__mro__[1:3], Names(["a"]), Names.__mro__[1])
print(Stack[int].__origin__ is Stack, Stack[int].__args__, Stack.__orig_bases__, type(Stack[str]()), Stack["Later"], Dict[str, T][int], List[T][str], issubclass(IntStack, Stack), Stack.__doc__)
print(T, K, N, T.__name__, K.__bound__, N.__constraints__, TypeVar("C", covariant=True), TypeVar("D", contravariant=True))
print(isinstance(File(), Closes), isinstance(5, Closes), Loud().hush(), Closes.__mro__[1].__name__, UserId(5), UserId, UserId.__name__, UserId.__supertype__, UserId("x"))


@overload
def double(x: int) -> int: ...


@overload
def double(x: str) -> str: ...


def double(x):
    return x * 2


@final
class Sealed:
    @final
    def run(self):
        return 1


print(double(2), double("ab"), Sealed.__final__, Sealed().run())
for attempt in [lambda: Stack[int, str], lambda: Table[int], lambda: Generic[int], lambda: File[int], lambda: Closes(), lambda: TypeVar("X", int), lambda: TypeVar("X", covariant=True, contravariant=True), lambda: isinstance(3, Stack[int]), lambda: UserId(), lambda: runtime_checkable(File)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
