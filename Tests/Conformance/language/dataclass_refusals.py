"""dataclasses: options, fields, inheritance, refusals."""

from _attempts import attempt
from dataclasses import *
from typing import ClassVar
@dataclass(order=True)
class P:
    x: int
    y: int = field(default=5, compare=False, repr=False)
    z: list = field(default_factory=list, hash=False)
    c: ClassVar[int] = 3
    i: InitVar[int] = 9

    def __post_init__(self, i):
        self.sum = self.x + i
p = P(1)
@dataclass(frozen=True)
class F:
    a: int
    b: str = 'x'
f = F(1)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 0
    c: int
def mk(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def a():

    @dataclass
    class X:
        a: int = 1
        b: int
def a():

    @dataclass
    class X:
        a: list = []
def a():

    @dataclass
    class X:
        a: int = field(default=1, default_factory=int)
def a():

    @dataclass
    class X(F):
        c: int = 1
mk(a)
def a():

    @dataclass(order=True, eq=False)
    class X:
        a: int
mk(a)
def a():

    @dataclass(frozen=True)
    class X(P):
        a: int = 1
mk(a)
def a():

    @dataclass(order=True)
    class X:
        a: int

        def __lt__(s, o):
            pass
mk(a)
def a():

    @dataclass
    class X:
        x = field(default=1)
mk(a)
def a():

    @dataclass(slots=True)
    class X:
        __slots__ = ('a',)
        a: int
mk(a)
def a():

    @dataclass(unsafe_hash=True)
    class X:
        a: int

        def __hash__(s):
            return 1
mk(a)
@dataclass
class Base:
    x: int = 1
    y: int = 2
@dataclass
class Child(Base):
    z: int = 3
    x: int = 10
print(Child(), [f.name for f in fields(Child)], Child(1, 2, 3) == Child(1, 2, 3), Base() == Child())
@dataclass(repr=False, eq=False)
class N:
    a: int
print(N(1) == N(1), 'object at' in repr(N(1)))
@dataclass(slots=True)
class S:
    a: int = 0
    b: list = field(default_factory=list)
s = S()
attempt(lambda: setattr(s, 'q', 1))
print(s, S.__slots__)
C = make_dataclass('C', ['a', ('b', int), ('c', int, field(default=4))], namespace={'m': lambda self: self.a})
print(C(1, 2), C(1, 2).m())
@dataclass
class Rec:
    v: int
    n: 'Rec' = None
r = Rec(1)
r.n = r
print(r)
print(asdict(Rec(1, Rec(2))), asdict(Rec(1, [Rec(2)])), asdict(Rec(1, {'k': Rec(3)})), asdict(Rec(1), dict_factory=lambda kv: list(kv)))
@dataclass
class G:
    a: int

    def __eq__(self, o):
        return 'custom'

    def __repr__(self):
        return 'custom repr'
print(G(1) == 1, G(1))
print(MISSING.__class__.__name__, fields(F)[0].type, fields(F)[1].default, fields(F)[0].default is MISSING)
@dataclass(match_args=False)
class NM:
    a: int
attempt(lambda: NM.__match_args__)
@dataclass
class DD:
    """my doc"""
    a: int = field(default=1, metadata={'k': 1})
print(DD.__doc__, fields(DD)[0].metadata['k'], DD.__annotations__)
@dataclass
class E:
    pass
print(E(), E() == E(), E.__doc__)
@dataclass(init=False)
class NI:
    a: int = 1

    def __init__(self, q):
        self.a = q
print(NI(5))
@dataclass
class Prop:
    a: int

    @property
    def dbl(self):
        return self.a * 2

    @classmethod
    def make(cls):
        return cls(7)

    @staticmethod
    def s():
        return 1
print(Prop.make().dbl)
