"""Type variables replaced in aliases: ParamSpec, TypeVarTuple, unions, callables."""
import collections.abc
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Dict, Generic, List, Literal, Optional, ParamSpec, Protocol, Required,
                    SupportsFloat, SupportsIndex, SupportsInt, Tuple, TypedDict, TypeVar, TypeVarTuple, Union, Unpack, get_args, get_origin, get_type_hints, no_type_check)

T = TypeVar("T")
K = TypeVar("K")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


def show(*makers):
    for make in makers:
        try:
            alias = make()
            print(alias, "|", get_origin(alias), get_args(alias), getattr(alias, "__parameters__", None))
        except Exception as error:
            print(type(error).__name__, error)


show(lambda: List[T][int], lambda: dict[str, T][int], lambda: (list[T] | None)[int], lambda: (int | T)[str], lambda: Union[T, K][int, int], lambda: Optional[T][str])
show(lambda: Callable[P, T], lambda: Callable[P, T][[int, str], bool], lambda: Callable[P, T][..., bool], lambda: Callable[Concatenate[int, P], T][[str], bool])
show(lambda: collections.abc.Callable[[int, str], bool], lambda: collections.abc.Callable[[T], K][int, str], lambda: collections.abc.Callable[..., T][int], lambda: Callable[[T], T][int])
show(lambda: collections.abc.Callable[int], lambda: collections.abc.Callable[int, str], lambda: Callable[int], lambda: Callable[P, int][int])
show(lambda: tuple[*Ts], lambda: Tuple[Unpack[Ts]], lambda: tuple[int, *Ts][str, float], lambda: Tuple[T, *Ts][int, str, float], lambda: tuple[T, *Ts][()], lambda: tuple[*tuple[int, ...]])
show(lambda: P.args, lambda: P.kwargs, lambda: Unpack[Ts], lambda: Unpack[tuple[int, str]])


class Pair(Generic[T, K]):
    pass


class Row(Generic[T, *Ts]):
    pass


class Call(Generic[P]):
    pass


class Both(Generic[T, P]):
    pass


class Ints(Pair[int, T], dict[str, T]):
    pass


show(lambda: Pair[int, T], lambda: Pair[int, T][str], lambda: Pair[int], lambda: Pair[int, str, float], lambda: Ints[bytes], lambda: Ints.__parameters__)
show(lambda: Row[int, str, float], lambda: Row[int], lambda: Row[()], lambda: Row[T, *Ts][int, str], lambda: Row[int, *tuple[str, float]])
show(lambda: Call[int, str], lambda: Call[[int, str]], lambda: Call[...], lambda: Both[int, [str, bool]], lambda: Both[int, ...], lambda: Both[int])
show(lambda: Generic[int], lambda: Generic[T, T], lambda: Generic[()], lambda: Generic[T][int], lambda: List[T][int][str], lambda: Literal[()], lambda: Literal[1, "a", None])
show(lambda: List[Optional], lambda: List[Generic], lambda: Optional[Generic], lambda: List[ClassVar[int]], lambda: Union[int, Protocol], lambda: Required[int, str], lambda: Concatenate[int, str], lambda: List[(1, 2), ])
show(lambda: Annotated[T, "m"][int], lambda: Annotated[Annotated[int, 1], 2], lambda: Dict[str, List[T]][int], lambda: TypeVar("X", int, bound=str), lambda: TypeVar("X", int))
print(tuple[*Ts] == tuple[*Ts], list[T][int] == list[int], hash(Callable[[int], str]) == hash(Callable[[int], str]))
print(issubclass(float, SupportsFloat), issubclass(int, SupportsIndex), issubclass(str, SupportsInt), isinstance(3, SupportsInt))


def many(*args: *Ts) -> tuple[*Ts]: ...


@no_type_check
def loose(a: "not a type", b: 5): ...


print(many.__annotations__, get_type_hints(loose), loose.__no_type_check__)
print([argument for argument in Ts], [*Ts], len([*tuple[int, str]]))
Movie = TypedDict("Movie", {"name": str, "in": int})
print(Movie.__annotations__, Movie(name="x"))
