"""Generators and iterators: send, throw, close, delegation."""

from _attempts import attempt
def g():
    r = []
    while len(r) < 3:
        try:
            r.append((yield len(r)))
        except ValueError as e:
            r.append(str(e))
            yield 'caught'
    return r
x = g()
print(next(x), x.send('a'), x.throw(ValueError('v')))
def fib():
    a, b = (0, 1)
    while True:
        yield a
        a, b = (b, a + b)
from itertools import islice
print(list(islice(fib(), 10)), sum((x for x in islice(fib(), 10) if x % 2)), [*(c for c in 'abc')])
print(dict(((k, v) for k, v in zip('ab', [1, 2]))), max(((len(w), w) for w in ['a', 'bbb', 'cc'])))
def flatten(x):
    for i in x:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i
print(list(flatten([1, [2, [3, [4]], 5]])))
class It:

    def __init__(s, n):
        s.n = n

    def __iter__(s):
        return s

    def __next__(s):
        if s.n == 0:
            raise StopIteration
        s.n -= 1
        return s.n
print(list(It(3)), 2 in It(5), sorted(It(3)))
print(tuple(It(2)), [*It(2)], max(It(4)))
print(list(zip(It(2), It(3))), list(map(str, It(2))), dict.fromkeys(It(2)))
print(set(It(2)) == {0, 1})
a, b = It(2)
print(a, b)
class Seq:

    def __getitem__(s, i):
        if i > 2:
            raise IndexError
        return i * 10

    def __len__(s):
        return 3
print(list(Seq()), 20 in Seq(), list(reversed(Seq())))
print([x for x in Seq()], iter(Seq()).__class__.__name__, list(enumerate(Seq())))
print(list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)))
def gen_ctx():
    print('start')
    try:
        yield 1
        yield 2
    finally:
        print('cleanup')
for v in gen_ctx():
    print(v)
    break
print('after')
g2 = gen_ctx()
next(g2)
del g2
print('deleted')
g3 = gen_ctx()
print(next(g3))
g3.close()
g3.close()
attempt(lambda: next(g3))
attempt(lambda: next((x for x in [])))
attempt(lambda: list((x for x in None)))
gg = (i for i in [1, 2])
print(next(gg), list(gg), list(gg))
def bad():
    yield 1
    raise KeyError('k')
b = bad()
next(b)
attempt(lambda: next(b))
attempt(lambda: next(b))
def rec(n):
    if n:
        yield n
        yield from rec(n - 1)
print(list(rec(5)))
print([list(x) for x in [range(2), (i for i in 'ab')]])
def with_ret():
    return 5
    yield
attempt(lambda: next(with_ret()))
print(list(with_ret()))
def throw_test():
    try:
        yield
    except GeneratorExit:
        print('GE')
        raise
    except Exception as e:
        print('E', e)
    yield 'after'
tt = throw_test()
next(tt)
print(tt.throw(TypeError('te')))
tt = throw_test()
next(tt)
tt.close()
print(gg.__name__, type(gg).__name__, fib.__name__)
print(fib().__qualname__, (i for i in []).__qualname__)
