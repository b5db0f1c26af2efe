"""Counter, deque, defaultdict, OrderedDict, ChainMap, User classes."""

from _attempts import attempt
from collections import *
c = Counter('abracadabra')
c.subtract('aa')
c.update('zz')
d = deque([1, 2, 3], maxlen=3)
d.append(4)
def a():
    d = deque([1, 2])
    for x in d:
        d.append(1)
dd = defaultdict(list)
dd['a'].append(1)
print(dd, dd['b'], dd.default_factory)
print(dd.get('z'), 'z' in dd, dd.copy())
print(defaultdict(None, a=1), defaultdict(lambda: 5)['x'])
attempt(lambda: defaultdict(None)['x'])
attempt(lambda: defaultdict(5))
attempt(lambda: defaultdict()['q'])
attempt(lambda: defaultdict(int, [('a', 1)]))
attempt(lambda: dd.__missing__('zz'))
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end('a')
print(od, od.popitem(last=False), od)
print(od == {'c': 3, 'a': 1}, od == OrderedDict(a=1, c=3), list(reversed(od)))
print(od.keys(), od.values(), od.items())
print(repr(OrderedDict()), od.copy(), od | {'z': 1})
attempt(lambda: od.move_to_end('q'))
attempt(lambda: OrderedDict().popitem())
od.move_to_end('a', last=False)
print(od)
attempt(lambda: od.pop('zz'))
attempt(lambda: od.pop('zz', 5))
cm = ChainMap({'a': 1}, {'b': 2, 'a': 9})
print(cm, cm['a'], cm['b'])
print(list(cm), len(cm), cm.maps)
print(cm.new_child({'z': 0}), cm.parents, dict(cm))
print(cm.get('q', 7), 'a' in cm, cm | {'k': 1})
print(list(cm.items()))
cm['b'] = 5
print(cm)
del cm['a']
print(cm)
attempt(lambda: cm['zz'])
attempt(lambda: cm.pop('zz'))
def a():
    del cm['a']
attempt(a)
attempt(lambda: ChainMap().popitem())
print(ChainMap(), bool(ChainMap({}, {})))
class UD(UserDict):

    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
u = UD(a=1)
u['b'] = 2
u.update(c=3)
print(u, u.data, 'A' in u)
print(u | {'z': 1}, u.copy(), len(u))
print(list(u), u == {'A': 1, 'B': 2, 'C': 3})
attempt(lambda: u['zz'])
class UL(UserList):
    pass
ul = UL([3, 1])
ul.append(2)
print(ul, sorted(ul), ul[0:2])
print(type(ul[0:2]), ul + [1], ul == [3, 1, 2])
print(ul * 2, ul.data, ul.index(1))
print(len(ul))
us = UserString('abc')
print(us, us.upper(), type(us.upper()))
print(us + 'd', us[0], us == 'abc')
print('a' in us, repr(us), us * 2)
print(len(us), us.find('c'))
