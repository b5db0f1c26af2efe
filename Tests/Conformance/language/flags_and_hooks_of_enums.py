"""enum: members, values, flags, hooks and refusals."""

from _attempts import attempt
from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def hi(self):
        return f'hi {self.name}'

    @classmethod
    def first(cls):
        return cls.RED
def a():

    class X(Color):
        pass
def a():

    class X(Enum):
        A = 1
        A = 2
def a():

    @unique
    class X(Enum):
        A = 1
        B = 1
        C = 1
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
class Str(StrEnum):
    A = auto()
    B = 'bee'
class I(IntEnum):
    A = 1
    B = 2
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W
class IF(IntFlag):
    A = 1
    B = 2
class FA(Flag):
    A = auto()
    B = auto()
    C = auto()
class Strict(Flag, boundary=STRICT):
    A = 1
class Conf(Flag, boundary=CONFORM):
    A = 1
class Eject(Flag, boundary=EJECT):
    A = 1
class Keep(Flag, boundary=KEEP):
    A = 1
attempt(lambda: Strict(3))
attempt(lambda: Conf(3))
attempt(lambda: Eject(3))
attempt(lambda: Keep(3))
F = Enum('F', 'A B C')
print(list(F), F.A.value)
F = Enum('F', ['X', 'Y'], start=5)
print(list(F))
F = Enum('F', {'p': 'q'})
print(list(F))
F = Enum('F', [('a', 1), ('b', 2)], module='mm', qualname='Q.F')
print(list(F), F.__module__, F.__qualname__)
F = IntEnum('F', 'A B')
print(F.A + 1)
class Planet(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)

    def __init__(self, m, r):
        self.m, self.r = (m, r)

    @property
    def s(self):
        return self.m * self.r
print(Planet.EARTH.s, Planet.MARS.value, Planet((1, 2)), Planet(1, 2) if 0 else '')
class Miss(Enum):
    A = 1

    @classmethod
    def _missing_(cls, v):
        return cls.A if v == 'z' else None
print(Miss('z'))
attempt(lambda: Miss('q'))
class BadMiss(Enum):
    A = 1

    @classmethod
    def _missing_(cls, v):
        return 5
attempt(lambda: BadMiss('q'))
class Gen(Enum):

    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    A = auto()
    B = auto()
print(list(Gen))
class NewE(Enum):

    def __new__(cls, v, label):
        o = object.__new__(cls)
        o._value_ = v
        o.label = label
        return o
    A = (1, 'one')
    B = (2, 'two')
print(NewE.A.label, NewE(2), NewE.B.value)
class WithNon(Enum):
    A = 1
    B = nonmember(5)

    @member
    def f(self):
        return 1

    class Inner:
        pass
print(list(WithNon)[:1], WithNon.B, WithNon.f.__class__.__name__)
class Mixed(str, Enum):
    A = 'a'
print(Mixed.A, repr(Mixed.A), f'{Mixed.A}')
print(Mixed.A == 'a', Mixed('a'), '%s' % Mixed.A)
print(Mixed.A.value, 'x' + Mixed.A, Mixed.A.upper())
print(format(Mixed.A))
class MI(int, Enum):
    A = 1
print(MI.A, f'{MI.A}', MI.A + 1)
print(repr(MI.A), format(MI.A), '%d' % MI.A)
class Ign(Enum):
    _ignore_ = ['t']
    t = 3
    A = 1
print(list(Ign))
@verify(UNIQUE)
class V(Enum):
    A = 1
    B = 2
def a():

    @verify(UNIQUE)
    class V(Enum):
        A = 1
        B = 1
attempt(a)
def a():

    @verify(CONTINUOUS)
    class V(IntEnum):
        A = 1
        B = 3
attempt(a)
def a():

    @verify(NAMED_FLAGS)
    class V(Flag):
        A = 1
        B = 6
attempt(a)
class Sp(Enum):
    A = 1
    __private = 2
    _sunder = 3 if 0 else 3
def a():

    class X(Enum):
        _bad_ = 1
attempt(a)
def a():

    class X(Enum):
        mro = 1
attempt(a)
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED)
class Ab(Enum):

    def __str__(self):
        return 'custom'
    A = 1
print(Ab.A, f'{Ab.A}', repr(Ab.A))
class Cmp(Enum):
    A = 1
    B = 2

    def __lt__(self, o):
        return self.value < o.value
print(sorted([Cmp.B, Cmp.A]))
print(Color.RED.__doc__, Color.__doc__)
print([m for m in Color.__members__.items()])
@global_enum
class GE(Enum):
    Z = 1
class Emp(Enum):
    pass
print(list(Emp))
attempt(lambda: Emp(1))
class Sub(Emp):
    A = 1
print(Sub.A)
match Color.RED:
    case Color.GREEN:
        print('g')
    case Color.RED:
        print('r')
class U(Enum):
    A = [1]
    B = {}
print(U([1]), U.A.value, U({}))
print(Color.RED.__reduce_ex__(2)[1] if 0 else '', pickle if 0 else '')
