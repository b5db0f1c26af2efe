# Named tuples with type variables, and classes that stand for anything.
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Page(NamedTuple, Generic[T]):
    items: list[T]
    total: int = 0

    @property
    def size(self):
        return len(self.items)

    def __len__(self):
        return self.total


class Pair(NamedTuple, Generic[T, U]):
    left: T
    right: U


class Numbered(Pair[int, str]):
    pass


class Mock(Any):
    def __getattr__(self, name):
        return f"any {name}"


for kind in [Page, Pair, Numbered, Mock]:
    print(kind.__mro__, kind.__bases__)
print(Page.__parameters__, Pair.__parameters__, Page[int], Pair[int, str], Page[int].__args__, Page[int].__origin__ is Page)
page = Page[int]([1, 2], 5)
print(page, page.size, len(page), page._replace(total=2), Pair(1, "x") == (1, "x"), Numbered(2, "y"), isinstance(page, tuple), issubclass(Page, Generic))
print(Page._fields, Page._field_defaults, Page.__annotations__)
match Pair(1, "one"):
    case Pair(left=1, right=word):
        print(word)
print(Mock().anything, issubclass(Mock, Any), Any)
for action in [lambda: Pair[int], lambda: Any(), lambda: isinstance(3, Any), lambda: Pair(1)]:
    try:
        print(action())
    except TypeError as error:
        print(error)
