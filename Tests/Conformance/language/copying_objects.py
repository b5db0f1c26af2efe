"""copy and deepcopy, with the hooks of classes."""

from _attempts import attempt
import copy
class A:

    def __init__(s, x):
        s.x = x

    def __eq__(s, o):
        return s.x == o.x
a = A([1, {2: 3}])
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c == a)
print(copy.copy([1]), copy.deepcopy((1, [2])), copy.copy({1}))
print(copy.deepcopy({'a': [1]}))
l = [1]
l.append(l)
m = copy.deepcopy(l)
print(m, m[1] is m)
class C:

    def __copy__(s):
        return 'copied'

    def __deepcopy__(s, memo):
        return ('deep', type(memo).__name__)
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
f = lambda: 0
print(copy.copy(f) is f, copy.deepcopy(f) is f, copy.copy(int) is int)
attempt(lambda: copy.copy((i for i in [])))
attempt(lambda: copy.deepcopy((i for i in [])))
x = [1]
y = copy.deepcopy([x, x])
print(y[0] is y[1])
class R:

    def __init__(s, a):
        s.a = a

    def __reduce__(s):
        return (R, (s.a + 1,))
print(copy.copy(R(1)).a, copy.deepcopy(R(1)).a)
class S:

    def __getstate__(s):
        return {'q': 1}

    def __setstate__(s, st):
        s.st = st
print(copy.copy(S()).st)
print(copy.Error, copy.copy(range(3)), copy.deepcopy(slice(1)) if 0 else '')
print(copy.deepcopy(frozenset([1])), copy.copy(Exception('a')), copy.deepcopy(ValueError(1, [2])))
from collections import *
print(copy.copy(deque([1], 3)), copy.deepcopy(defaultdict(list, a=[1])), copy.copy(Counter('a')), copy.deepcopy(OrderedDict(a=1)))
class L(list):
    pass
q = L([1])
q.z = 5
w = copy.copy(q)
print(w, type(w).__name__, w.z)
import datetime, decimal
print(copy.copy(datetime.date(2020, 1, 1)), copy.deepcopy(decimal.Decimal('1.5')))
