"""functools: caches, partials, dispatch, ordering."""

from _attempts import attempt
from functools import *
import functools
@lru_cache(maxsize=2)
def f(x):
    print('call', x)
    return x
f(1)
f(1)
f(2)
f(3)
f(1)
print(f.cache_info(), f.cache_parameters(), f.__wrapped__.__name__)
f.cache_clear()
print(f.cache_info())
attempt(lambda: f([]))
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@lru_cache
def g(*a, **k):
    return (a, k)
print(g(1, a=2), g(1, a=2), g.cache_info())
print(g(1.0), g(1), lru_cache(typed=True)(lambda x: type(x))(1))
attempt(lambda: lru_cache('x'))
attempt(lambda: lru_cache(maxsize='x'))
p = partial(int, base=2)
print(p('101'), p.func, p.args)
print(p.keywords, repr(partial(print, 1, sep='-')), partial(partial(max, 1), 2).args)
attempt(lambda: partial())
attempt(lambda: partial(1))
attempt(lambda: partial(len)(1, 2))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5))
attempt(lambda: reduce(lambda a, b: a, []))
attempt(lambda: reduce(1))
attempt(lambda: reduce(len, 5))
@singledispatch
def sd(x):
    return 'obj'
@sd.register
def _(x: int):
    return 'int'
@sd.register(list)
@sd.register(tuple)
def _(x):
    return 'seq'
@sd.register
def _(x: float | str):
    return 'fs'
print(sd(1), sd([]), sd(()))
print(sd('a'), sd(1.5), sd(True))
print(sd(None), sd.dispatch(bool)(1), list(sd.registry)[:2])
print(sd.registry[int](1))
attempt(lambda: sd())
attempt(lambda: sd.register(5))
def bad(x):
    pass
class SM:

    @singledispatchmethod
    def m(self, x):
        return 'obj'

    @m.register
    def _(self, x: int):
        return 'int'
print(SM().m(1), SM().m('a'))
class CP:

    @cached_property
    def v(self):
        print('computing')
        return 5
c = CP()
print(c.v, c.v, c.__dict__)
c.v = 9
print(c.v)
del c.v
print(c.v)
attempt(lambda: CP.v.attrname)
@total_ordering
class TO:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return s.v < o.v

    def __eq__(s, o):
        return s.v == o.v
print(TO(1) <= TO(1), TO(2) > TO(1), TO(1) >= TO(2))
attempt(lambda: total_ordering(type('X', (), {})))
class PM:

    def s(self, a, b=0):
        return (a, b)
    half = partialmethod(s, 5, b=6)
print(PM().half(), PM.half(PM()))
def deco(fn):

    @wraps(fn)
    def w(*a):
        """inner"""
        return fn(*a)
    return w
@deco
def documented(x):
    """the doc"""
    return x
print(documented.__name__, documented.__doc__, documented.__wrapped__(3), documented.__qualname__)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: 0)(1) == cmp_to_key(lambda a, b: 0)(2), functools.WRAPPER_ASSIGNMENTS, functools.update_wrapper(lambda: 0, documented).__name__)
