"""A class that answers every operator."""

from _attempts import attempt
class N:

    def __init__(s, v):
        s.v = v

    def __repr__(s):
        return f'N({s.v})'

    def __add__(s, o):
        return N(s.v + (o.v if isinstance(o, N) else o)) if isinstance(o, (N, int)) else NotImplemented
    __radd__ = __add__

    def __iadd__(s, o):
        s.v += 100
        return s

    def __neg__(s):
        return N(-s.v)

    def __invert__(s):
        return '~'

    def __pos__(s):
        return '+'

    def __abs__(s):
        return 'abs'

    def __matmul__(s, o):
        return 'mm'

    def __rmatmul__(s, o):
        return 'rmm'

    def __divmod__(s, o):
        return 'dm'

    def __rdivmod__(s, o):
        return 'rdm'

    def __pow__(s, o, m=None):
        return ('pow', o, m)

    def __rpow__(s, o):
        return 'rpow'

    def __round__(s, n=None):
        return ('round', n)

    def __trunc__(s):
        return 7

    def __floor__(s):
        return 8

    def __ceil__(s):
        return 9

    def __index__(s):
        return 3

    def __lshift__(s, o):
        return 'ls'

    def __contains__(s, x):
        return x

    def __len__(s):
        return 4

    def __bool__(s):
        return False

    def __int__(s):
        return 5

    def __float__(s):
        return 2.5

    def __format__(s, f):
        return f'<{f}>'

    def __hash__(s):
        return 1

    def __eq__(s, o):
        return 'eq'

    def __lt__(s, o):
        return 'lt'

    def __getitem__(s, k):
        return k

    def __call__(s, *a, **k):
        return (a, k)

    def __reversed__(s):
        return 'rev'

    def __iter__(s):
        return iter([1])

    def __bytes__(s):
        return b'by'

    def __dir__(s):
        return ['b', 'a']
n = N(1)
print(n + 1, 1 + n, n + n)
print(-n, ~n, +n)
print(abs(n), n @ 1, 1 @ n)
print(divmod(n, 1), divmod(1, n), n ** 2)
print(2 ** n, pow(n, 1, 2), round(n))
print(round(n, 2))
import math, operator
print(int(n), float(n), math.trunc(n))
print(math.floor(n), math.ceil(n), [1, 2, 3, 4][n])
print(n << 1, 'x' in n, 0 in n)
print(len(n), bool(n), f'{n:abc}')
print(format(n, 'q'), n == 1, n < 1)
print(n != 1, n[1:2], n[1, ...])
print(n(1, a=2), reversed(n), list(n))
print(bytes(n), dir(n), hex(n))
print('a' * 3, [0] * n, operator.index(n))
print(range(n), chr(n), bin(n))
print('abc'[n:], not n, n and 1)
print(math.sqrt(n), round(2.567, n), 'ab'.center(n + 0 if 0 else 5))
m = n
m += 1
print(m, n is m)
attempt(lambda: n + 'a')
attempt(lambda: 'a' + n)
attempt(lambda: n - 1)
attempt(lambda: 1 - n)
attempt(lambda: n * 2)
attempt(lambda: n & 1)
attempt(lambda: n >= 1)
attempt(lambda: n <= 1)
attempt(lambda: 1 < n)
