"""Errors of arguments for every kind of parameter."""

from _attempts import attempt
def f0():
    pass
def f1(a):
    pass
def f2(a, b=1):
    pass
def f3(a, b, /, c, *, d, e=5):
    pass
def f4(*args, k):
    pass
def f5(a, *, b, c):
    pass
def f6(**kw):
    pass
attempt(lambda: f5(1, 2, b=1, c=2))
attempt(lambda: f5(1, b=1))
attempt(lambda: f5(1))
attempt(lambda: f5())
attempt(lambda: f6(1))
attempt(lambda: f1(*[1, 2, 3]))
attempt(lambda: f1(**{'a': 1, 'b': 2}))
attempt(lambda: (lambda x: 0)())
attempt(lambda: (lambda: 0)(1))
attempt(lambda: f2(1, b=2, **{'b': 3}))
class C:

    def __init__(self, a, *, b=2):
        pass

    def m(self, x):
        pass

    @classmethod
    def c(cls, x):
        pass

    @staticmethod
    def s(x):
        pass

    def noself():
        pass

    class N:

        def __init__(self):
            pass
attempt(lambda: C())
attempt(lambda: C(1, 2))
attempt(lambda: C(1, c=2))
attempt(lambda: C(1).m())
attempt(lambda: C(1).m(1, 2))
attempt(lambda: C.m())
attempt(lambda: C.m(1))
attempt(lambda: C.c())
attempt(lambda: C.c(1, 2))
attempt(lambda: C.s())
attempt(lambda: C(1).noself())
attempt(lambda: C.N(1))
attempt(lambda: C(1).m(y=1))
def outer():

    def inner(a):
        pass
    inner()
attempt(outer)
