"""Methods of list, set and dict and their errors."""

from _attempts import attempt
l = [3, 1, 2]
d = {'a': 1}
attempt(lambda: dict([('a', 1)], b=2))
attempt(lambda: dict({'a': 1}, a=2))
attempt(lambda: dict(zip('ab', [1, 2])))
attempt(lambda: dict({}, {}))
def f():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 1
attempt(f)
def f():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
attempt(f)
def f():
    d = {1: 1, 2: 2}
    for k in d.items():
        d.clear()
attempt(f)
def f():
    s = {1, 2}
    for k in s:
        s.add(k + 10)
attempt(f)
def f():
    l = [1, 2, 3]
    for x in l:
        l.remove(x)
    return l
attempt(f)
def f():
    l = [3, 1, 2]
    l.sort(key=lambda x: l.append(1))
attempt(f)
a = []
a.append(a)
print(a, [a])
d = {}
d['d'] = d
print(d)
t = (a,)
s = [1, [2, (3, {4: {5}})]]
print(s)
import collections
print({1, 2} and 'x', [] or 'e', (1,) * 3)
print((1,) + (2,), [1] == (1,), (1, 2) > (1,))
print([1, 2] > [1], [] < [1], (1,).__hash__() == hash((1,)))
print({1: 'a', True: 'b', 1.0: 'c'}, {0, False, 0.0}, set('aab') == {'a', 'b'})
print(frozenset(), set(), {*()})
print(frozenset([1]), repr(frozenset('a')), dict())
print((), [], [()])
print(((),), range(5), range(1, 5, 2))
print(range(0), list(range(5, 0, -2)), range(3) == range(0, 3, 1))
print(3 in range(5), 2.0 in range(5), 'a' in range(3))
print(range(10).index(5), range(5).count(2), range(5)[1:3])
print(list(reversed(range(3))), enumerate([1]).__class__, list(enumerate('ab', 5)))
print(list(zip('ab', [1, 2, 3])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])))
print(sorted('bca', reverse=True), sorted({'b': 1, 'a': 2}), sorted([(1, 'b'), (1, 'a')]))
print(min('abc'), max([1, 5, 3], key=lambda x: -x), min(3, 1, 2))
print(sum([1.5, 2]), sum(range(5), 10), any([0, 1]))
print(all([]), abs(-5), list(iter([1, 2])))
print(next(iter([5])), len('é'), type(1).__name__)
print(isinstance(True, int), divmod(7, 2))
