"""Mapping patterns with value keys and dict subclasses."""

from _attempts import attempt
attempt(lambda: 0)
def f(d):
    match d:
        case {1: a, 'x': b}:
            return (a, b)
        case {None: z}:
            return ('none', z)
        case {Point.k: z}:
            return ('attr', z)
class Point:
    k = 'kk'
print(f({1: 2, 'x': 3}), f({None: 1}), f({'kk': 9}))
def g():
    match {'kk': 1}:
        case {Point.k: 1, 'kk': z}:
            print('dup')
attempt(g)
from collections import defaultdict
d = defaultdict(int)
match d:
    case {'q': v}:
        print('matched')
    case _:
        print('nomatch', dict(d))
class L(list):
    pass
class Dd(dict):

    def get(self, k, default=None):
        return 42

    def __missing__(self, k):
        return 43
match Dd():
    case {'z': v}:
        print(v)
    case _:
        print('no')
match L([1]):
    case [1]:
        print('L')
