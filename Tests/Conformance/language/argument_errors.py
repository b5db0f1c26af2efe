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
attempt(lambda: f0(1))
attempt(lambda: f0(x=1))
attempt(lambda: f0(1, 2))
attempt(lambda: f1())
attempt(lambda: f1(1, 2))
attempt(lambda: f1(1, a=1))
attempt(lambda: f1(b=1))
attempt(lambda: f2())
attempt(lambda: f2(1, 2, 3))
attempt(lambda: f2(c=1))
attempt(lambda: f3())
attempt(lambda: f3(1))
attempt(lambda: f3(1, 2))
attempt(lambda: f3(1, 2, 3))
attempt(lambda: f3(a=1, b=2, c=3, d=4))
attempt(lambda: f3(1, 2, 3, 4, d=5))
attempt(lambda: f3(1, 2, 3, d=4, z=1))
attempt(lambda: f3(1, 2, 3, d=4))
attempt(lambda: f4(1, 2))
attempt(lambda: f4())
