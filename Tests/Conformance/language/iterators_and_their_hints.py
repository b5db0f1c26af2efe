# What iterators say of how many elements are left, and what they hold when they are at the end.
import operator
from collections import deque
h=operator.length_hint
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
a = bytearray(b'abc'); it = iter(a); list(it); a.append(9); print(1,list(it),h(it))
a = [1]; it = iter(a); list(it); a.append(9); print(2,list(it),h(it))
a = [1,2,3]; it = reversed(a); a.clear(); print(3,h(it), list(it)); a.extend([1,2,3]); print(list(it),h(it))
d = deque(range(10)); it = iter(d); print(4,h(it)); next(it); print(h(it)); d.append(3); print(h(it)); t(lambda: next(it)); print(h(it)); t(lambda: next(it))
d = deque(range(3)); it = reversed(d); print(5,h(it)); next(it); print(h(it)); d.append(3); print(h(it)); t(lambda: next(it)); print(h(it)); t(lambda: next(it))
d = {i:i for i in range(10)}
for v in (d, d.keys(), d.items(), d.values()):
    it = iter(v); next(it); d[len(d)+100]=1; print(6,h(it)); t(lambda: next(it)); print(h(it)); t(lambda: next(it))
it=reversed(d); next(it); print(7,h(it)); d['z']=1; print(h(it)); t(lambda: next(it)); print(h(it))
n=[1,2,3]; it=iter(n); next(it); next(it); n.pop(); n.pop(); print(8,h(it), list(it))
s={1,2,3}; it=iter(s); next(it); s.add(9); print(9,h(it)); t(lambda: next(it)); print(h(it))
class L(list):
    def __del__(self): print('gone')
x=L([1]); it=iter(x); del x; list(it); print('after'); del it
class Q:
    def __len__(self): return 3
    def __getitem__(self,i):
        if i<3: return i
        raise IndexError
    def __del__(self): print('gone Q')
x=Q(); it=iter(x); del x; print(h(it)); next(it); print(h(it)); list(it); print('after', h(it))
x=Q(); it=reversed(x); del x; print(h(it)); next(it); print(h(it)); list(it); print('after', h(it))
for v in ['abc',(1,2,3),b'abc',range(3),range(10**20,10**20+3),{1:2},{1},frozenset([1]),reversed((1,2)),reversed('ab')]:
    it=iter(v); t(lambda: (type(it).__name__, it.__length_hint__() if hasattr(it,'__length_hint__') else None)); list(it); t(lambda: h(it,7))
d={1:2}; it=iter(d.items()); list(it); d[3]=4
try: print(next(it))
except StopIteration: print('stop')
import copy
it=iter(d); next(it); c=copy.copy(it); print(list(c), list(it), list(c))
it=reversed('abc'); next(it); print(list(copy.copy(it)), list(it), list(copy.copy(it)))
it=iter(bytearray(b'ab')); next(it); print(list(copy.copy(it)), list(it), list(copy.copy(it)))
class Q:
    def __getitem__(self,i):
        if i>2: raise IndexError
        return i
it=iter(Q()); next(it); print(list(copy.copy(it)), list(it), list(copy.copy(it)))
for k,v in {1:2,3:4}.items(): print(k,v)
for f in [lambda: list(range(10**30)), lambda: len(range(10**30)), lambda: tuple(range(10**30)), lambda: sorted(range(10**30)), lambda: next(iter(range(10**30,10**31))), lambda: __import__('operator').length_hint(range(10**30)), lambda: [*range(10**30)][:0]]:
    try: print(str(f())[:50])
    except BaseException as e: print(type(e).__name__, e)
