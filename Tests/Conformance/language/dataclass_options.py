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
print(p, p.sum, p == P(1, 7))
print(P(1) < P(2), asdict(p), astuple(p))
print(replace(p, x=3, i=1), [f.name for f in fields(p)], is_dataclass(P))
print(is_dataclass(p), is_dataclass(3), P.c)
print(p.i)
attempt(lambda: P())
attempt(lambda: P(1, 2, 3, 4, 5))
attempt(lambda: P(q=1))
attempt(lambda: P(1) < 5)
attempt(lambda: P(1) == 5)
attempt(lambda: hash(p))
attempt(lambda: fields(3))
attempt(lambda: asdict(P))
attempt(lambda: replace(p, x=1))
attempt(lambda: replace(p, nope=1, i=1))
attempt(lambda: astuple(5))
attempt(lambda: replace(5))
@dataclass(frozen=True)
class F:
    a: int
    b: str = 'x'
f = F(1)
print(hash(f) == hash(F(1)), f, {f: 1}[F(1)])
attempt(lambda: setattr(f, 'a', 2))
attempt(lambda: delattr(f, 'a'))
attempt(lambda: setattr(f, 'zz', 2))
attempt(lambda: replace(f, a=2))
try:
    f.a = 3
except FrozenInstanceError as e:
    print(type(e).__mro__[1], e)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
attempt(lambda: K(1))
attempt(lambda: K(a=1))
attempt(lambda: K())
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 0
    c: int
attempt(lambda: M(1, c=3))
attempt(lambda: M(1, 2))
attempt(lambda: M(1))
print(M.__match_args__)
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
mk(a)
def a():

    @dataclass
    class X:
        a: list = []
mk(a)
def a():

    @dataclass
    class X:
        a: int = field(default=1, default_factory=int)
mk(a)
