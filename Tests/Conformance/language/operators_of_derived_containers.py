"""Operators between built-in containers and classes derived from them."""

from _attempts import attempt
from collections import *
attempt(lambda: {'a': 1} | OrderedDict(b=2))
attempt(lambda: OrderedDict(b=2) | {'a': 1})
attempt(lambda: {'a': 1} | defaultdict(int, b=2))
attempt(lambda: defaultdict(int, b=2) | {'c': 1})
attempt(lambda: {'a': 1} | Counter('b'))
attempt(lambda: Counter('b') | {'a': 1})
attempt(lambda: [1] + UserList([2]))
attempt(lambda: UserList([2]) + [1])
attempt(lambda: UserList([2]) * 2)
attempt(lambda: 2 * UserList([2]))
attempt(lambda: 'a' + UserString('b'))
attempt(lambda: UserString('b') + 'a')
attempt(lambda: {'a': 1} | UserDict(b=2))
attempt(lambda: UserDict(b=2) | {'a': 1})
attempt(lambda: {'a': 1} | ChainMap({'b': 2}))
attempt(lambda: ChainMap({'b': 2}) | {'a': 1})
class L(list):

    def __radd__(self, o):
        return 'radd'
attempt(lambda: [1] + L([2]))
attempt(lambda: (1,) + L([2]))
class D(dict):

    def __ror__(self, o):
        return 'ror'
attempt(lambda: {} | D())
attempt(lambda: {} | {}.items())
class DD(dict):
    pass
attempt(lambda: type({} | DD(a=1)))
attempt(lambda: type(DD(a=1) | {}))
class I(int):

    def __radd__(self, o):
        return 'iradd'

    def __rsub__(self, o):
        return 'irsub'

    def __lt__(self, o):
        return 'lt'

    def __gt__(self, o):
        return 'gt'
attempt(lambda: 1 + I(2))
attempt(lambda: I(1) - 2)
attempt(lambda: 1 - I(3))
attempt(lambda: 1.5 + I(2))
attempt(lambda: 1 < I(2))
attempt(lambda: 1 > I(2))
attempt(lambda: True + I(1))
class S(str):

    def __rmod__(self, o):
        return 'rmod'

    def __radd__(self, o):
        return 'sradd'
attempt(lambda: 'a%s' % S('b'))
attempt(lambda: 'a' + S('b'))
class Se(set):

    def __rsub__(self, o):
        return 'rsub'

    def __ror__(self, o):
        return 'ror'
attempt(lambda: {1} - Se())
attempt(lambda: frozenset() | Se())
attempt(lambda: {1} | Se())
class Fl(float):

    def __rtruediv__(self, o):
        return 'rt'

    def __rpow__(self, o):
        return 'rp'
attempt(lambda: 1 / Fl(2))
attempt(lambda: 1.0 / Fl(2))
attempt(lambda: 2 ** Fl(2))
attempt(lambda: 2.0 ** Fl(2))
class Tu(tuple):

    def __radd__(self, o):
        return 'tr'

    def __rmul__(self, o):
        return 'tm'
attempt(lambda: (1,) + Tu((2,)))
attempt(lambda: 2 * Tu((2,)))
class B(bytes):

    def __radd__(self, o):
        return 'br'
attempt(lambda: b'a' + B(b'b'))
x = [1]
x += UserList([2])
print(x)
x = [1]
try:
    x += 5
except TypeError as e:
    print(e)
x = {'a': 1}
x |= UserDict(b=2)
print(x)
x = {'a': 1}
x |= [('c', 3)]
print(x)
attempt(lambda: {'a': 1} | [('c', 3)])
