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
print(Color.RED, repr(Color.RED), Color(1))
print(Color['GREEN'], list(Color), Color.CRIMSON is Color.RED)
print(Color.__members__, len(Color), Color.RED.name)
print(Color.RED.value, Color.RED.hi(), Color.first())
print(Color.RED in Color, isinstance(Color.RED, Color), type(Color.RED))
print(hash(Color.RED) == hash('RED'), Color.RED == 1, Color.RED != Color.GREEN)
print({Color.RED: 1}, f'{Color.RED}', f'{Color.RED!r:>20}')
print('%s' % Color.RED, str(Color), repr(Color))
print(Color.__name__, Color.RED.__class__, list(reversed(Color)))
print(bool(Color.RED), Color.RED._name_, Color.RED._value_)
print(Color.GREEN.RED if 0 else '')
attempt(lambda: Color(5))
attempt(lambda: Color['x'])
attempt(lambda: Color.x)
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: setattr(Color, 'RED', 3))
attempt(lambda: delattr(Color, 'RED'))
attempt(lambda: setattr(Color.RED, 'name', 3))
attempt(lambda: setattr(Color.RED, 'value', 3))
attempt(lambda: Color())
attempt(lambda: 1 in Color)
attempt(lambda: 'RED' in Color)
attempt(lambda: setattr(Color, 'NEW', 3))
attempt(lambda: Color.NEW)
def a():

    class X(Color):
        pass
attempt(a)
def a():

    class X(Enum):
        A = 1
        A = 2
attempt(a)
def a():

    @unique
    class X(Enum):
        A = 1
        B = 1
        C = 1
attempt(a)
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
print([(m.name, m.value) for m in Auto])
class Str(StrEnum):
    A = auto()
    B = 'bee'
print(Str.A, repr(Str.A), Str.A == 'a')
print(Str.B.upper(), f'{Str.A:>5}', Str('bee'))
print(isinstance(Str.A, str), 'x' + Str.A)
class I(IntEnum):
    A = 1
    B = 2
print(I.A, repr(I.A), I.A + 1)
print(I.A < I.B, I.A == 1, f'{I.A}')
print(f'{I.A:03}', sorted(I), I(2))
print(int(I.A), max(I), '%d' % I.A)
print('%s' % I.A, [10, 20, 30][I.A], str(I.A))
print(format(I.A))
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W
print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW)
print(repr(Perm.RW), Perm(0), repr(Perm(0)))
print(Perm(7), ~Perm.R, Perm.R & Perm.W)
print(Perm.R ^ Perm.RW, Perm.R in Perm.RW, list(Perm.RW))
print(list(Perm), len(Perm.RW), bool(Perm(0)))
print(Perm.R | Perm.W is Perm.RW, Perm.RW.value, Perm['RW'])
print(Perm.RW.name, (Perm.R | Perm.X).name)
attempt(lambda: Perm(8))
attempt(lambda: Perm.R | 1)
attempt(lambda: Perm('x'))
attempt(lambda: Perm.R < Perm.W)
class IF(IntFlag):
    A = 1
    B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF(8))
print(repr(IF(8)), IF.A | 8, repr(IF.A | 8))
print(IF.A + 1, ~IF.A, repr(~IF.A))
print(IF(3), IF.A == 1, IF(0))
print(f'{IF.A}', IF(-1))
class FA(Flag):
    A = auto()
    B = auto()
    C = auto()
print(FA.A.value, FA.B.value, FA.C.value)
print(FA.A | FA.C, repr(FA.A | FA.B | FA.C))
class Strict(Flag, boundary=STRICT):
    A = 1
class Conf(Flag, boundary=CONFORM):
    A = 1
class Eject(Flag, boundary=EJECT):
    A = 1
