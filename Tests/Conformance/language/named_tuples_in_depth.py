"""namedtuple and NamedTuple."""

from _attempts import attempt
from collections import namedtuple
from typing import NamedTuple
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p[0], p.x)
print(p._asdict(), p._replace(x=5), P._fields)
print(P._make([3, 4]), p == (1, 2), tuple(p))
print(p + (3,), P.__doc__, P.x.__doc__)
print(hash(p) == hash((1, 2)), P.__match_args__, P._field_defaults)
print(repr(P), len(p), list(p))
print(p.count(1), p < P(2, 0))
attempt(lambda: P(1))
attempt(lambda: P(1, 2, 3))
attempt(lambda: P(z=1))
attempt(lambda: P._make([1]))
attempt(lambda: p._replace(z=1))
attempt(lambda: setattr(p, 'x', 1))
attempt(lambda: p.z)
attempt(lambda: namedtuple('P', 'x x'))
attempt(lambda: namedtuple('P', 'class'))
attempt(lambda: namedtuple('P', '_x'))
attempt(lambda: namedtuple('P', '1x'))
attempt(lambda: namedtuple('1', 'x'))
attempt(lambda: namedtuple('P', ['a', 'class', 'a', '_b'], rename=True)._fields)
attempt(lambda: namedtuple('P', 'a,b c')._fields)
attempt(lambda: namedtuple('P', 'a b', defaults=[1])(5))
attempt(lambda: namedtuple('P', 'a', defaults=[1, 2]))
attempt(lambda: namedtuple('P', 'a b', module='q').__module__)
class E(NamedTuple):
    """doc"""
    name: str
    id: int = 3

    def hi(self):
        return self.name * self.id
e = E('a')
print(e, e.hi(), E.__annotations__)
print(E._field_defaults, E.__doc__, e._replace(id=1))
attempt(lambda: E())
attempt(lambda: E(1, 2, 3))
def a():

    class X(NamedTuple):
        a: int = 1
        b: int
attempt(a)
def a():

    class X(NamedTuple):
        _a: int
attempt(a)
def a():

    class X(NamedTuple):
        a: int

        def __new__(cls):
            pass
attempt(a)
class Sub(P):
    __slots__ = ()

    @property
    def s(self):
        return self.x + self.y
print(Sub(1, 2), Sub(1, 2).s, Sub(1, 2)._replace(x=9))
N = NamedTuple('N', [('a', int), ('b', str)])
print(N(1, 'b'), N.__annotations__)
import copy
print(copy.copy(p), copy.deepcopy(p), p.__class__.__bases__)
