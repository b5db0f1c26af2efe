# Annotations as values: their text, equality, parts, and hints with names resolved.
import typing
from typing import Annotated, Any, Callable, ClassVar, Dict, Final, Iterable, List, Literal, Mapping, NamedTuple, Optional, Sequence, Set, Tuple, Type, Union, get_args, get_origin, get_type_hints

for annotation in [
    List[int], Dict[str, List[int]], Optional[str], Union[int, str], Union[int, None, str], Tuple[int, ...], Tuple[()], Set[Any], Type[int], Callable[[int, str], bool], Callable[..., None], Literal["a", 1, None],
    Annotated[int, "meta", 5], ClassVar[int], Final[str], Iterable[str], Mapping[str, Optional[int]], List["Node"], Optional["Node"], list[int], dict[str, list[int]], int | None, int | str, list[int] | None, Any, Sequence,
]:
    print(annotation, "|", get_origin(annotation), "|", get_args(annotation))
print(Optional[int] == Union[int, None], Union[int, str] == Union[str, int], Union[int, int], Optional[Optional[int]], Union[int, Union[str, float]], List[int] == List[int], List[int] == List[str], (int | None) == Optional[int], hash(List[int]) == hash(List[int]))


class Node:
    value: int
    children: List["Node"]
    parent: "Optional[Node]" = None
    registry: ClassVar[Dict[str, "Node"]] = {}


class Leaf(Node):
    weight: Annotated[float, "kg"]


def build(name: str, size: "int" = 3, *rest: float, deep: Optional["Node"] = None, **extra: Any) -> List["Node"]:
    return []


print(get_type_hints(Node))
print(get_type_hints(Leaf)["weight"], get_type_hints(Leaf, include_extras=True)["weight"], list(get_type_hints(Leaf)))
hints = get_type_hints(build)
print({name: hints[name] for name in ("name", "size", "rest", "deep", "extra", "return")})
print(Node.__annotations__["parent"], Node.__annotations__["children"], build.__annotations__["size"], Annotated[int, "x"].__metadata__, Annotated[int, "x"].__origin__)


class Broken:
    field: "Missing"


print(isinstance([], List), isinstance({}, Mapping), isinstance("x", Sequence), isinstance(3, Optional[int]), isinstance(None, Optional[int]), isinstance(3, int | str), typing.cast(int, "x"), typing.TYPE_CHECKING)
for attempt in [lambda: get_type_hints(Broken), lambda: isinstance(3, List[int]), lambda: List[int, str], lambda: Dict[int], lambda: Optional[int, str], lambda: List[int](), lambda: List(), lambda: Any(), lambda: Union(), lambda: Callable[int], lambda: int["x"], lambda: Literal[1](), lambda: Annotated[int]]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
