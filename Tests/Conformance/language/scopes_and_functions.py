"""Scopes, closures and attributes of functions."""

from _attempts import attempt
x = 'g'
def a():
    x = 'a'

    def b():
        nonlocal x
        x = 'b'

        def c():
            global x
            x = 'c'
            return x
        return c() + x
    return b() + x
print(a(), x)
def counter():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter()
c()
print(c(), c.__closure__[0].cell_contents, c.__code__.co_freevars)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def f(l=[]):
    l.append(1)
    return l
f()
print(f(), f.__defaults__)
class K:
    y = 1
    z = [y for _ in range(2)] if 0 else [y]

    def m(self):
        return x
    w = x
    x = 'cls'
print(K.w, K.x, K().m())
attempt(lambda: [q for q in range(3)] and q)
def f():
    for i in range(3):
        pass
    return i
print(f(), [i for i in 'ab'])
try:

    class L:
        y = 5
        z = [y + i for i in range(2)]
except NameError as e:
    print(e)
def g():
    exec = 5
    print(exec)
g()
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
del x
attempt(lambda: x)
def h():
    try:
        1 / 0
    except Exception as x:
        pass
    return x
attempt(h)
if (n := 10) > 5:
    print(n)
while (n := (n - 1)) > 7:
    pass
print(n, [(m := 5), m + 1], (lambda: (z := 3) + z)())
print(globals()['n'], 'n' in globals(), type(globals()), sorted(locals()) == sorted(globals()))
def loc(a, b=2):
    c = 3
    return locals()
print(loc(1))
print(f.__name__, f.__qualname__, counter().__qualname__)
print(K.m.__qualname__, (lambda: 0).__name__, f.__module__)
print(f.__annotations__, f.__kwdefaults__, f.__dict__)
print(f.__code__.co_varnames, f.__code__.co_argcount, a.__code__.co_name)
f.attr = 5
print(f.attr, f.__dict__)
f.__name__ = 'renamed'
f.__doc__ = 'newdoc'
print(f.__name__, f.__doc__)
attempt(lambda: setattr(f, '__name__', 5))
f.__defaults__ = (1,)
print(callable(f), f.__get__(5).__self__, (lambda x, y: x).__get__(1)(2))
