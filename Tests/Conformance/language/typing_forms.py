"""Forms of typing: unions, generics, hints."""

from _attempts import attempt
import typing
from typing import *
T = TypeVar('T')
K = TypeVar('K', int, str)
B = TypeVar('B', bound=int)
print(T, K, K.__constraints__)
print(B.__bound__, T.__name__, repr(T))
class G(Generic[T]):

    def f(self) -> T:
        ...
print(G[int], G[int].__origin__, G[int].__args__)
print(G.__parameters__, G[int]().__class__, G.__orig_bases__)
attempt(lambda: G[int, str])
attempt(lambda: G[()])
attempt(lambda: List[int, str])
attempt(lambda: Optional[int])
attempt(lambda: Optional[int, str])
attempt(lambda: Union[int])
attempt(lambda: Union[int, str, int])
attempt(lambda: Union[int, None])
attempt(lambda: Union[()])
attempt(lambda: Callable[[int], str])
attempt(lambda: Callable[..., int])
attempt(lambda: Callable[int])
attempt(lambda: Tuple[int, ...])
attempt(lambda: Dict[str, List[int]])
attempt(lambda: Literal['a', 1])
attempt(lambda: Annotated[int, 'x'])
attempt(lambda: Annotated[int])
attempt(lambda: ClassVar[int])
attempt(lambda: Final[int])
attempt(lambda: Type[int])
attempt(lambda: int | str)
attempt(lambda: int | None)
attempt(lambda: list[int] | None)
attempt(lambda: int | 'x')
attempt(lambda: Optional['Fwd'])
attempt(lambda: ForwardRef('x'))
attempt(lambda: List['Fwd'])
attempt(lambda: Any)
attempt(lambda: List)
attempt(lambda: NoReturn)
attempt(lambda: Dict[int])
attempt(lambda: Union[int, str] == Union[str, int])
attempt(lambda: Optional[Union[int, str]])
attempt(lambda: get_origin(List[int]))
attempt(lambda: get_args(Dict[int, str]))
attempt(lambda: get_args(Callable[[int], str]))
attempt(lambda: get_origin(int | str))
attempt(lambda: get_args(int | str))
attempt(lambda: get_origin(Union[int, str]))
attempt(lambda: get_origin(Annotated[int, 1]))
attempt(lambda: get_args(Annotated[int, 1]))
attempt(lambda: get_args(Literal[1]))
attempt(lambda: get_origin(int))
attempt(lambda: get_args(int))
attempt(lambda: List[T][int])
attempt(lambda: Dict[K, T].__parameters__)
attempt(lambda: list[int].__origin__)
attempt(lambda: cast(int, 'a'))
attempt(lambda: Union[int, List[str]])
attempt(lambda: Iterable[int])
attempt(lambda: Any())
attempt(lambda: List())
attempt(lambda: List[int]())
attempt(lambda: Union())
attempt(lambda: type(Union[int, str]))
attempt(lambda: type(int | str))
attempt(lambda: Self)
attempt(lambda: Never)
attempt(lambda: Required[int])
attempt(lambda: TypeAlias)
attempt(lambda: Concatenate)
attempt(lambda: ParamSpec('P'))
attempt(lambda: Unpack)
attempt(lambda: assert_never(1))
attempt(lambda: reveal_type(1))
attempt(lambda: isinstance(1, T))
attempt(lambda: NewType('UID', int))
attempt(lambda: NewType('UID', int)(5))
attempt(lambda: Text)
attempt(lambda: AnyStr)
attempt(lambda: Mapping[str, int])
attempt(lambda: DefaultDict[str, int])
attempt(lambda: Sequence[int])
attempt(lambda: Generator[int, None, str])
attempt(lambda: Type[Any])
attempt(lambda: Pattern[str])
attempt(lambda: 5[int])
attempt(lambda: Optional[5])
attempt(lambda: List[5])
attempt(lambda: Union[5, int])
class A:
    x: int
    y: 'Optional[str]' = None
    z: ClassVar[List['A']]

    def m(self, a: 'A', b: int=None) -> 'List[A]':
        ...
print(get_type_hints(A), get_type_hints(A.m), A.__annotations__, A.m.__annotations__)
class A2(A):
    w: Annotated[int, 'meta']
print(get_type_hints(A2), get_type_hints(A2, include_extras=True)['w'])
attempt(lambda: get_type_hints(5))
def nf(a: 'Nope'):
    ...
attempt(lambda: get_type_hints(nf))
@overload
def o(x: int) -> int:
    ...
@overload
def o(x: str) -> str:
    ...
def o(x):
    return x
print(o(1), typing.TYPE_CHECKING)
@final
class Fi:
    pass
print(Fi.__final__)
class Pr(Protocol):

    def f(self) -> int:
        ...
class Im:

    def f(self):
        return 1
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__)
print(TD.__annotations__, TD.__total__, TypedDict('X', {'a': int})(a=1))
def a():

    class X(Generic[int]):
        pass
attempt(a)
def a():

    class X(List[T], Generic[K]):
        pass
def a():

    class X(Generic[T, T]):
        pass
class ML(List[int]):
    pass
print(ML([1]), ML.__mro__[:3], ML.__orig_bases__)
class Multi(Generic[T, K]):
    pass
print(Multi[int, str], Multi[T, int][str], Multi[int, T].__parameters__)
x: int = 5
print(__annotations__)
def ff(a: int, *b: str, c: float=1.0, **d: bytes) -> None:
    pass
print(ff.__annotations__)
