"""with: several managers, suppression, errors of the protocol."""

from _attempts import attempt
class M:

    def __init__(s, n, sup=False):
        s.n, s.sup = (n, sup)

    def __enter__(s):
        print('enter', s.n)
        return s.n

    def __exit__(s, *a):
        print('exit', s.n, a[0] and a[0].__name__, a[1])
        return s.sup
with M(1) as a, M(2) as b:
    print(a, b)
with M(1) as a, M(2) as b:
    print(a + b)
with M(3):
    pass
with M(1, True), M(2):
    raise ValueError('v')
def f():
    with M(1):
        return 'ret'
print(f())
for i in range(2):
    with M(i):
        if i == 0:
            continue
        break
class NoExit:

    def __enter__(s):
        pass
def f():
    with NoExit():
        pass
attempt(f)
def f():
    with 5:
        pass
attempt(f)
class NoEnter:

    def __exit__(s, *a):
        pass
def f():
    with NoEnter():
        pass
attempt(f)
class Bad:

    def __enter__(s):
        return s

    def __exit__(s, *a):
        raise KeyError('in exit')
def f():
    with Bad():
        raise ValueError('orig')
try:
    f()
except KeyError as e:
    print(repr(e), repr(e.__context__))
with M((1, 2)) as (x, y):
    print(x, y)
class At:
    pass
o = At()
d = {}
with M(1) as o.x, M(2) as d['k']:
    pass
print(o.x, d)
