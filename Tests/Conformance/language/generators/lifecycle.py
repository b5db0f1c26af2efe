"""Generators with try, with, loops; unfinished ones; infinite ones; laziness."""
import itertools
from contextlib import contextmanager


@contextmanager
def tracked(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


def reader(lines):
    with tracked("file") as f:
        for line in lines:
            yield f"{f}:{line}"


print(list(reader("ab")))
r = reader("abc")
print(next(r))
r.close()
for x in reader("xyz"):
    print(x)
    break
del x


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(list(itertools.islice(fib(), 10)), next(n for n in fib() if n > 1000))


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print([p for p, _ in zip(primes(), range(8))])


def chunks(seq, size):
    for i in range(0, len(seq), size):
        yield seq[i:i + size]


print(list(chunks("abcdefg", 3)))


def countdown(n):
    while n > 0:
        received = yield n
        n = received if received is not None else n - 1
    else:
        yield "liftoff"


c = countdown(3)
print(next(c), next(c), c.send(1), next(c), next(c, "done"))


def loud():
    print("started")
    yield
    print("never printed")


lazy = loud()
print("created")
next(lazy)


class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for kid in self.kids:
            yield from kid


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), max(t), 3 in t, sorted(t, reverse=True), [*t], dict(zip(t, "abcd")))
a, b, *rest = t
print(a, b, rest)


def try_yield():
    for i in range(3):
        try:
            yield i
            if i == 1:
                raise ValueError(i)
        except ValueError as e:
            yield f"error {e}"
        else:
            yield f"fine {i}"
        finally:
            yield f"finally {i}"


print(list(try_yield()))


def exception_context():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "in handler"
        raise KeyError("second")


e = exception_context()
print(next(e))
try:
    try:
        raise RuntimeError("consumer's own")
    except RuntimeError:
        next(e)
except KeyError as err:
    print(repr(err), repr(err.__context__), repr(err.__context__.__context__))


def accumulate():
    total, count = 0, 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


avg = accumulate()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
g1, g2 = itertools.tee(n for n in range(4))
print(list(zip(g1, g2)), sum(n * n for n in range(4)), any(n > 2 for n in fib()), "".join(c for c in "abc" if c != "b"))
gen = (n for n in range(3))
print(next(gen), *gen, list(gen), gen is iter(gen))
try:
    print(sum((n for n in [1, "a"])))
except TypeError as err:
    print(err)
def empty():
    return
    yield


print(list(empty()), next(empty(), "nothing"))
def param(a, *b, c=1, **d):
    yield a, b, c, d


print(*param(1, 2, c=3, e=4))
try:
    param()
except TypeError as err:
    print(err)
