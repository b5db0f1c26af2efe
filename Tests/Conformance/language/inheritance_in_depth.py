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
print(D().hello(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))
print(D.__bases__, D.__base__, A.__subclasses__())
print(issubclass(D, A), isinstance(D(), C), super(B, D()).hello())
print(super(D, D).hello(D()))
def bad():

    class X(A, B):
        pass
attempt(bad)
class E:

    def __new__(cls, *a, **k):
        o = super().__new__(cls)
        o.made = (a, k)
        return o

    def __init__(self, *a, **k):
        self.inited = len(a)
e = E(1, 2, z=3)
print(e.made, e.inited)
class Sing:
    _i = None

    def __new__(cls):
        cls._i = cls._i or super().__new__(cls)
        return cls._i
print(Sing() is Sing())
class Other:

    def __new__(cls):
        return 5

    def __init__(self):
        print('never')
print(Other())
class BadInit:

    def __init__(self):
        return 5
attempt(BadInit)
class T(tuple):

    def __new__(cls, *a):
        return super().__new__(cls, a)
print(T(1, 2, 3), T(1)[0], T(1, 2) + (3,), type(T(1)).__name__)
class Str(str):

    def shout(self):
        return self.upper() + '!'
s = Str('hi')
print(s.shout(), s + 'x', type(s + 'x').__name__)
print(len(s), s == 'hi', {s: 1}['hi'])
print(s.__class__, repr(s), f'{s:>5}')
class Int(int):

    def __add__(self, o):
        return Int(int(self) + int(o) + 100)
print(Int(1) + 2, 2 + Int(1), type(Int(1) * 2))
print(Int(5) == 5, hash(Int(5)) == hash(5), sum([Int(1), Int(2)]))
print(int(Int(3)), Int('7'), -Int(2))
print(abs(Int(-3)), Int(5).bit_length())
class Lst(list):

    def __getitem__(self, i):
        return ('got', super().__getitem__(i))

    def append(self, x):
        super().append(x * 2)
l = Lst([1])
l.append(5)
print(l, l[0], l[-1])
print(list(l), len(l), l == [1, 10])
print(l + [1], type(l + [1]), [x for x in l])
print(sorted(l), l[0:1])
class Dct(dict):

    def __missing__(self, k):
        return f'no {k}'

    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
d = Dct(a=1)
d['b'] = 2
d.update(c=3)
print(d, d['zz'], d.get('zz'))
print('B' in d, d.setdefault('q', 5), d | {'r': 1})
print(type(d | {}), d.copy().__class__, dict(d))
print({**d})
class St(set):
    pass
print(St([1]) | {2}, type(St([1]) | {2}), St([1]) == {1}, St([1]).union([3]).__class__)
class Fl(float):
    pass
print(Fl(1.5) + 1, repr(Fl(1.5)), type(Fl(1) + 1), Fl('2.5').is_integer())
class Hash:

    def __eq__(self, o):
        return True
