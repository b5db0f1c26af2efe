"""Counter, deque, defaultdict, OrderedDict, ChainMap, User classes."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


from collections import *
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'])
print(c + Counter('ab'), c - Counter('aaaaaaab'), c & Counter('aab'))
print(c | Counter('zz'), +Counter(a=-1, b=2), -Counter(a=-1))
print(c.total(), list(c.elements())[:4], c.copy() == c)
print(Counter(a=1) <= Counter(a=2), Counter(a=1) == Counter(a=1, b=0), Counter([1, 1, 2]))
print(Counter({'a': 2}, b=1), Counter(), dict(c))
c.subtract('aa')
c.update('zz')
c['q'] -= 1
print(c)
del c['nope']
attempt(lambda: Counter.fromkeys('a'))
attempt(lambda: Counter(5))
attempt(lambda: Counter(a=1) + 5)
c += Counter('z')
print(c)
c &= Counter('z')
print(c)
attempt(lambda: Counter(a='x').total())
attempt(lambda: Counter(a='x', b=1))
d = deque([1, 2, 3], maxlen=3)
d.append(4)
print(d, d.maxlen, d[0])
print(d.rotate(1), d, d.appendleft(0))
print(d, d.pop(), d.popleft())
print(d, d.extend([7, 8]), d)
print(d.extendleft([5]), d, d.index(7))
print(d.count(7), d.reverse(), d)
print(d.copy(), len(d), 7 in d)
print(d == deque(d), list(reversed(d)), d.remove(7))
print(d.insert(0, 1), d)
attempt(lambda: d.insert(0, 2))
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1]).remove(5))
attempt(lambda: deque([1])[5])
attempt(lambda: deque([1]).index(5))
attempt(lambda: deque(maxlen=-1))
attempt(lambda: deque(5))
attempt(lambda: deque([1]) + [1])
attempt(lambda: deque([1]) + deque([2]))
attempt(lambda: deque([1]) * 2)
attempt(lambda: deque([1, 2])[0:1])
attempt(lambda: hash(deque()))
attempt(lambda: deque([1]) < deque([2]))
attempt(lambda: deque('abc', 2))
attempt(lambda: deque([1], maxlen='a'))
attempt(lambda: deque([1, 2, 3]).rotate('a'))
attempt(lambda: setattr(d, 'maxlen', 4))
def a():
    d = deque([1, 2])
    for x in d:
        d.append(1)
attempt(a)
dd = defaultdict(list)
dd['a'].append(1)
