# What the names of typing refuse as bases and as arguments, and the bases and parameters of the classes that they make.
import typing
from typing import *
T=TypeVar('T'); S=TypeVar('S'); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
def t(n,f):
    try: print(n, f())
    except BaseException as e: print(n, type(e).__name__, e)
t(1,lambda: Annotated[T, 'x'][int]); t(2,lambda: Annotated[int,'x'][str]); t(3,lambda: Annotated[List[T],1][int])
def sub(b):
    def go():
        class X(b): pass
        return X
    return go
for i,b in enumerate([Union, Optional, Union[int,str], TypeVar('Q'), T, ClassVar, ClassVar[int], Final, Literal, Literal[1], Annotated, Annotated[int,1], Callable, Callable[[int],int], Optional[int], Any, NoReturn, Self, Tuple, List, Dict, Generic[T], Protocol[T], NewType('NN',int), Type, Unpack[Ts], P, Concatenate, TypeGuard, Required, Generic, Protocol]):
    t(('sub',i), sub(b))
def sub2(*b):
    def go():
        class X(*b): pass
        return X.__bases__, X.__orig_bases__ if hasattr(X,'__orig_bases__') else None, getattr(X,'__parameters__',None)
    return go
t(4,sub2(Generic[T],Generic[S])); t(5,sub2(List[T],Generic[T])); t(6,sub2(List[T],Generic[S])); t(7,sub2(Generic[T],Protocol[T])); t(10,sub2(NamedTuple,object)); t(11,sub2(int,NamedTuple)); t(13,sub2(Dict[T,S])); t(14,sub2(List)); t(15,sub2(Mapping[str,T])); t(16,sub2(Callable[[T],S])); t(17, sub2(Tuple[T,S])); t(18, sub2(list[T])); t(19, sub2(list[T],Generic[T]))
for i,f in enumerate([lambda: Generic[int], lambda: Generic[T,T], lambda: Generic[()], lambda: Generic, lambda: Protocol[int], lambda: Protocol[T,T], lambda: Union[()], lambda: Union[3], lambda: Optional[()], lambda: Optional[1,2], lambda: Optional['x'], lambda: Literal[()], lambda: Literal[[],[]].__args__, lambda: Literal[1,True,1].__args__, lambda: ClassVar[1], lambda: ClassVar[int,str], lambda: ClassVar[ClassVar[int]], lambda: Final[ClassVar[int]], lambda: List[ClassVar[int]], lambda: List[int,str], lambda: Dict[int], lambda: Callable[int], lambda: Callable[int,str], lambda: Callable[[int]], lambda: Callable[...,int], lambda: Callable[[int],int,str], lambda: Tuple[()], lambda: Tuple[int,...], lambda: Tuple[...], lambda: Type[int,str], lambda: Type[Union[int,str]], lambda: Annotated[int], lambda: Annotated['x',1], lambda: Required[int], lambda: NotRequired[int,str], lambda: Required, lambda: Self[int], lambda: Any[int], lambda: NoReturn[int], lambda: LiteralString[int], lambda: Unpack[int], lambda: Unpack[Tuple[int,str]], lambda: Concatenate[int], lambda: Concatenate[int,P], lambda: TypeGuard[int], lambda: TypeGuard[int,str], lambda: TypeVar('A',int), lambda: TypeVar('A',int,str,bound=int), lambda: TypeVar('A',bound=1), lambda: TypeVar('A', covariant=True, contravariant=True), lambda: TypeVar('A',bound=Optional), lambda: TypeVar(), lambda: NewType('A'), lambda: cast(int), lambda: cast(int,'x'), lambda: List[1], lambda: List[...], lambda: Dict[str,'int'], lambda: isinstance([],List), lambda: isinstance([],List[int]), lambda: issubclass(list,List), lambda: issubclass(List[int],list), lambda: issubclass(list,List[int]), lambda: isinstance(1,Union[int,str]), lambda: isinstance(1,Union[int,List[int]]), lambda: issubclass(int,Optional[int]), lambda: isinstance(1,Any), lambda: isinstance(1,Literal[1]), lambda: isinstance(1,Tuple), lambda: isinstance((),Tuple[int]), lambda: isinstance(1,Callable), lambda: isinstance(len,Callable), lambda: isinstance(len,Callable[...,int]), lambda: isinstance(1,T), lambda: isinstance(1,Protocol), lambda: isinstance(1,SupportsInt), lambda: issubclass(int,SupportsInt), lambda: isinstance(1,Generic), lambda: isinstance(1,ClassVar), lambda: isinstance([], Iterable), lambda: isinstance([], Sized), lambda: isinstance({}, Mapping), lambda: issubclass(int, Hashable), lambda: List(), lambda: List[int](), lambda: Dict[str,int](a=1), lambda: Union[int,str](), lambda: Optional[int](), lambda: Callable(), lambda: Tuple(), lambda: Any(), lambda: Literal[1](), lambda: Annotated[list,1]([1]), lambda: Type(), lambda: T(), lambda: DefaultDict(int), lambda: Counter('aab'), lambda: Deque[int]([1])]):
    t(i,f)


class Point(Generic[T], NamedTuple):
    x: T


class Record(TypedDict, Generic[T]):
    kept: T


@runtime_checkable
class Closing(Sized, Protocol):
    def close(self): ...


print(Point.__bases__, Point.__parameters__, Point[int](3), Record.__bases__, Record[int](kept=1))
print(isinstance([], Closing), Closing.__mro__[1:3])
