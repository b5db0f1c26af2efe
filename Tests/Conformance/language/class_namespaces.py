"""What cls.__dict__ and vars() hold."""

from _attempts import attempt
class A:
    """doc"""
    x: int = 1

    def f(self):
        pass
print(type(A.__dict__), list(A.__dict__))
print(list(vars(A)))
print(A.__dict__['__module__'], A.__dict__['__doc__'], A.__dict__['__dict__'], A.__dict__['__weakref__'])
class B(A):
    __slots__ = ('q',)
print(list(B.__dict__))
print(B.__dict__['q'])
class C(A):
    pass
print(list(C.__dict__))
class D:
    __slots__ = ('a', '__dict__')
print(list(D.__dict__))
print(vars(A)['x'], 'x' in vars(A), len(vars(C)))
N = type('N', (A,), vars(A)) if 0 else type('N', (object,), {'a': 1})
print(list(vars(N)), N.__doc__, N.__module__, N.__qualname__)
M = type('M', (A,), dict(vars(C)))
print(list(vars(M)))
attempt(lambda: type('M', (), vars(A)))
print(repr(vars(C)))
attempt(lambda: A.__dict__.__setitem__('z', 3))
def st():
    A.__dict__['z'] = 1
attempt(st)
attempt(lambda: vars(A) == A.__dict__)
attempt(lambda: vars(A).copy().keys())
attempt(lambda: vars(A) | {'q': 1} == 0)
attempt(lambda: vars(int)['bit_length'])
attempt(lambda: vars(1))
attempt(lambda: vars(object()))
match vars(A):
    case {'x': v, **rest}:
        print(v, list(rest))
match vars(A()):
    case {'x': v}:
        print('no')
    case {}:
        print('empty')
a = A()
a.y = 5
match a.__dict__:
    case {'y': v}:
        print(v)
match A.__dict__:
    case {'x': v}:
        print(v)
