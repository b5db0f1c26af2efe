"""Every kind of pattern, and the errors of class patterns."""

def m(x):
    match x:
        case 0 | 1:
            return 'small'
        case int(n) if n > 100:
            return f'big {n}'
        case int():
            return 'int'
        case str() as s:
            return s
        case [a]:
            return ('one', a)
        case [a, *rest, b]:
            return (a, rest, b)
        case {'k': v, **kw}:
            return (v, kw)
        case None:
            return 'none'
        case float(3.5):
            return 'ff'
        case _:
            return 'other'
for x in (0, True, 200, 5, 'a', [1], (1, 2, 3), {'k': 1, 'z': 2}, None, 3.5, 4.5, b'ab', {}, [], range(3), iter([])):
    print(x if not hasattr(x, '__next__') else 'it', m(x))
from collections import deque, namedtuple, OrderedDict, defaultdict, UserList, UserDict
print(m(deque([1, 2])), m(UserList([7])), m(OrderedDict(k=1)))
P = namedtuple('P', 'x y')
match P(1, 2):
    case P(x=1, y=z):
        print(z)
match P(1, 2):
    case P(a, b):
        print(a, b)
class C:
    __match_args__ = ('a', 'b')

    def __init__(s, a, b):
        s.a, s.b = (a, b)
def mm(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def f1():
    match C(1, 2):
        case C(1, 2, 3):
            pass
mm(f1)
def f2():
    match C(1, 2):
        case C(1, a=1):
            pass
mm(f2)
def f3():
    match 3:
        case int(1, 2):
            pass
mm(f3)
class D:
    __match_args__ = ['a']
def f4():
    match D():
        case D(1):
            pass
mm(f4)
class E:
    __match_args__ = (1,)
def f5():
    match E():
        case E(1):
            pass
mm(f5)
def f6():
    match 1:
        case len():
            pass
mm(f6)
class F:
    pass
def f7():
    match F():
        case F(1):
            pass
mm(f7)
def f8():
    match C(1, 2):
        case C(a=1, b=x):
            print('kw', x)
f8()
match {'a': {'b': [1, {'c': 2}]}}:
    case {'a': {'b': [_, {'c': c}]}}:
        print(c)
match (1, (2, 3)):
    case [a, [b, c]] as whole:
        print(a, b, c, whole)
match -1:
    case -1:
        print('neg')
match 'x':
    case 'a' | 'x' as q:
        print(q)
import enum
class Color(enum.Enum):
    RED = 1
match Color.RED:
    case Color.RED:
        print('red')
match [1, 2, 3]:
    case [1, *_]:
        print('star')
match {'a': 1}:
    case {'a': 1, 'b': 2}:
        print('no')
    case {**r}:
        print(r)
match 1.0:
    case 1:
        print('one')
match True:
    case 1:
        print('T1')
match 1:
    case True:
        print('no')
    case bool():
        print('no')
    case _:
        print('notTrue')
match 'abc':
    case [*_]:
        print('seq')
    case str(x):
        print('str', x)
