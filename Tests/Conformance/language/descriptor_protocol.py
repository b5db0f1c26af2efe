"""Descriptors, properties, attribute hooks."""

from _attempts import attempt
class D:

    def __init__(self, n):
        self.n = n

    def __set_name__(self, o, n):
        print('set_name', o.__name__, n)

    def __get__(self, i, o=None):
        return f'get {self.n} {type(i).__name__} {o.__name__}'
class DD(D):

    def __set__(self, i, v):
        print('set', self.n, v)

    def __delete__(self, i):
        print('del', self.n)
class A:
    x = D(1)
    y = DD(2)
a = A()
print(a.x, A.x, a.y, A.y)
a.x = 5
print(a.x)
a.y = 6
print(a.y, a.__dict__)
del a.y
del a.x
print(a.x)
class P:

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = x

    @property
    def ro(self):
        """doc ro"""
        return 1
p = P()
p.v = 3
print(p.v)
def s():
    p.ro = 3
def d():
    del p.v
def g():
    return P().v
attempt(s)
attempt(d)
attempt(g)
print(P.ro.__doc__, P.ro.fget.__name__, P.v.fset, P.v.fdel is None) if 0 else print(P.ro.__doc__, P.ro.fget.__name__, P.v.fdel is None)
class Q:
    v = property(lambda s: 1, doc='dd')
    w = property()
print(Q.v.__doc__)
attempt(lambda: Q().w)
attempt(lambda: setattr(Q(), 'w', 1))
attempt(lambda: delattr(Q(), 'v'))
class SM:

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return (cls.__name__, a)
    s2 = staticmethod(len)
print(SM.s(1), SM().s(2), SM.c(1))
print(SM().c(2), SM.s2([1]), SM.__dict__['s'].__func__.__name__)
print(SM.c.__func__.__name__, SM.c.__self__)
print(staticmethod(len)([1, 2]), callable(classmethod(len)))
class Meta:

    def __getattr__(self, n):
        if n.startswith('dyn'):
            return n
        raise AttributeError(f'no {n}')
attempt(lambda: Meta().dynx)
attempt(lambda: Meta().q)
print(hasattr(Meta(), 'q'), getattr(Meta(), 'q', 7))
class GA:

    def __getattribute__(self, n):
        if n == 'z':
            raise AttributeError('z!')
        return object.__getattribute__(self, n)

    def __getattr__(self, n):
        return 'fallback ' + n
print(GA().z, GA().k)
class SA:

    def __setattr__(self, n, v):
        print('setattr', n)
        super().__setattr__(n, v)

    def __delattr__(self, n):
        print('delattr', n)
        object.__delattr__(self, n)
s = SA()
s.a = 1
del s.a
attempt(lambda: s.a)
attempt(lambda: delattr(s, 'nope'))
