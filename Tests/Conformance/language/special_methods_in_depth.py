"""Classes: construction, derived built-ins, special methods."""

from _attempts import attempt
class A:

    def __repr__(self):
        return 'A()'

    def hello(self):
        return 'A.hello'
class B(A):

    def hello(self):
        return 'B>' + super().hello()
class C(A):

    def hello(self):
        return 'C>' + super().hello()
class D(B, C):

    def hello(self):
        return 'D>' + super().hello()
def bad():

    class X(A, B):
        pass
class E:

    def __new__(cls, *a, **k):
        o = super().__new__(cls)
        o.made = (a, k)
        return o

    def __init__(self, *a, **k):
        self.inited = len(a)
e = E(1, 2, z=3)
class Sing:
    _i = None

    def __new__(cls):
        cls._i = cls._i or super().__new__(cls)
        return cls._i
class Other:

    def __new__(cls):
        return 5

    def __init__(self):
        print('never')
class BadInit:

    def __init__(self):
        return 5
class T(tuple):

    def __new__(cls, *a):
        return super().__new__(cls, a)
class Str(str):

    def shout(self):
        return self.upper() + '!'
s = Str('hi')
class Int(int):

    def __add__(self, o):
        return Int(int(self) + int(o) + 100)
class Lst(list):

    def __getitem__(self, i):
        return ('got', super().__getitem__(i))

    def append(self, x):
        super().append(x * 2)
l = Lst([1])
l.append(5)
class Dct(dict):

    def __missing__(self, k):
        return f'no {k}'

    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
d = Dct(a=1)
d['b'] = 2
d.update(c=3)
class St(set):
    pass
class Fl(float):
    pass
class Hash:

    def __eq__(self, o):
        return True
attempt(lambda: hash(Hash()))
print(Hash() == 5, Hash() != 5, 5 == Hash(), Hash().__ne__(3))
class Cmp:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return s.v < o.v

    def __repr__(s):
        return f'Cmp({s.v})'
print(sorted([Cmp(3), Cmp(1)]), max(Cmp(1), Cmp(2)), Cmp(1) > Cmp(0), min([Cmp(5), Cmp(4)]))
attempt(lambda: Cmp(1) <= Cmp(2))
attempt(lambda: Cmp(1) < 5)
class Bool:

    def __len__(s):
        return 0
print(bool(Bool()), not Bool(), Bool() or 'empty')
class BadBool:

    def __bool__(s):
        return 5
attempt(lambda: bool(BadBool()))
class BadLen:

    def __len__(s):
        return -1
attempt(lambda: len(BadLen()))
attempt(lambda: bool(BadLen()))
class BadLen2:

    def __len__(s):
        return 'x'
attempt(lambda: len(BadLen2()))
class Del:

    def __del__(self):
        print('del')
x = Del()
x = None
print('after')
class Attr:

    def __getattr__(self, n):
        return n.upper()

    def __dir__(self):
        return ['z', 'y']
print(Attr().foo, dir(Attr()), getattr(Attr(), 'bar'), hasattr(Attr(), 'anything'))
print(A().__class__.__name__, type(A()) is A, A.__name__)
print(A.__module__, A.__qualname__, A.__doc__)
print(isinstance(A, type), type(A), type(type))
print(object.__bases__, A.__dict__.get('hello').__name__)
a = A()
a.x = 1
a.__dict__['y'] = 2
print(a.y)
a.__class__ = B
print(a.hello(), type(a).__name__)
attempt(lambda: setattr(a, '__class__', 5))
attempt(lambda: setattr(a, '__class__', int))
attempt(lambda: setattr(5, 'x', 1))
attempt(lambda: setattr(A, '__name__', 5))
A.new = lambda self: 'new'
print(a.new(), A.new.__name__)
Dyn = type('Dyn', (A,), {'y': 5, 'go': lambda self: self.y})
print(Dyn().go(), Dyn.__name__, Dyn(), Dyn.__bases__)
import abc
class Abs(abc.ABC):

    @abc.abstractmethod
    def f(self):
        ...

    @property
    @abc.abstractmethod
    def p(self):
        ...
attempt(Abs)
print(Abs.__abstractmethods__ == frozenset({'f', 'p'}))
class Impl(Abs):

    def f(self):
        return 1
    p = 5
print(Impl().p)
class Half(Abs):

    def f(self):
        pass
attempt(Half)
@Abs.register
class Reg:
    pass
print(isinstance(Reg(), Abs), issubclass(Reg, Abs))
