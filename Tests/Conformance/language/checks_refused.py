"""isinstance and issubclass with TypedDict, protocols and generics."""

from _attempts import attempt
from typing import *
class TD(TypedDict):
    a: int
class P(Protocol):

    def f(self):
        ...
@runtime_checkable
class R(Protocol):

    def f(self):
        ...
@runtime_checkable
class RA(Protocol):
    x: int
class X:
    x = 1

    def f(self):
        pass
attempt(lambda: isinstance({}, TD))
attempt(lambda: issubclass(dict, TD))
attempt(lambda: isinstance(X(), P))
attempt(lambda: issubclass(X, P))
attempt(lambda: isinstance(X(), R))
attempt(lambda: issubclass(X, R))
attempt(lambda: isinstance(3, R))
attempt(lambda: issubclass(int, R))
attempt(lambda: isinstance(X(), RA))
attempt(lambda: issubclass(X, RA))
attempt(lambda: isinstance(1, List[int]))
attempt(lambda: isinstance(1, list[int]))
attempt(lambda: isinstance([], List))
attempt(lambda: isinstance(1, Union[int, str]))
attempt(lambda: isinstance(1, Optional[int]))
attempt(lambda: isinstance(1, int | None))
attempt(lambda: isinstance(1, Any))
attempt(lambda: isinstance(1, 'int'))
attempt(lambda: issubclass(1, int))
attempt(lambda: isinstance(1, (int, 'a')))
attempt(lambda: isinstance('', (int, 'a')))
attempt(lambda: isinstance(1, Literal[1]))
attempt(lambda: isinstance(1, Callable))
attempt(lambda: isinstance(len, Callable))
attempt(lambda: P())
attempt(lambda: isinstance(1, TypeVar('T')))
attempt(lambda: isinstance(1, int | list[int]))
attempt(lambda: issubclass(int, int | str))
attempt(lambda: isinstance(None, int | None))
attempt(lambda: TD(a=1))
attempt(lambda: TD.__annotations__)
attempt(lambda: TD.__total__)
attempt(lambda: TD.__required_keys__)
