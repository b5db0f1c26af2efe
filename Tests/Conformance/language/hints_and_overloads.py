"""Type hints of methods and of keys that may be missing, overloads, names of aliases, and unions of flags as members."""
import enum
import typing
from typing import Annotated, List, NotRequired, Optional, Required, SupportsIndex, SupportsInt, TypedDict, TypeVar, Union, get_overloads, get_type_hints, overload


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int
    tags: NotRequired[List[str]]
    rating: Annotated[float, "stars"]


print(get_type_hints(Movie))
print(get_type_hints(Movie, include_extras=True))
print(sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__))


class Shelf:
    def add(self, movie: "Movie", count: Optional[int] = None) -> "Shelf":
        return self

    @overload
    def find(self, key: int) -> Movie: ...
    @overload
    def find(self, key: str) -> List[Movie]: ...
    def find(self, key):
        return key


print(get_type_hints(Shelf().add))
print([get_type_hints(variant) for variant in get_overloads(Shelf.find)])
print(len(get_overloads(Shelf().find)), get_overloads(Shelf.add), Shelf().find(3))
typing.clear_overloads()
print(get_overloads(Shelf.find))

for alias in (Optional[int], Union[int, str], Union[int, str, None], List[int], typing.Callable[[int], str], typing.Literal[1]):
    print(alias.__name__, alias.__qualname__, alias.__module__)
T = TypeVar("T")
print(T.__module__, typing.AnyStr.__module__)
print(isinstance(int, SupportsInt), isinstance(3, SupportsIndex), isinstance("3", SupportsInt), issubclass(float, SupportsInt))


class Permission(enum.Flag):
    READ = 1
    WRITE = 2
    RUN = 4
    ALL = 7


for permission in (Permission.READ, Permission.READ | Permission.WRITE, Permission(0), Permission.ALL, ~Permission.RUN):
    print(permission, permission in Permission)
