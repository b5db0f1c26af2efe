"""Generators as pipelines: send, throw, close, delegation, laziness, itertools."""
from itertools import accumulate, chain, count, cycle, islice, takewhile, tee, zip_longest


def trace(name, source):
    try:
        for item in source:
            print(f"<{name}:{item}", end="> ")
            yield item
    finally:
        print(f"[{name} closed]", end=" ")


def batched(source, size):
    iterator = iter(source)
    while batch := list(islice(iterator, size)):
        yield batch


def averager():
    total = n = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as e:
            print("reset because", e)
            total = n = 0
            average = None
            continue
        if value is None:
            return f"{n} values"
        total += value
        n += 1
        average = total / n


def supervise(results):
    while True:
        result = yield from averager()
        results.append(result)
        if len(results) == 2:
            return sum(len(r) for r in results)


print([batch for batch in batched("abcdefg", 3)])
pipeline = trace("square", (n * n for n in trace("count", count(1))))
print(list(takewhile(lambda n: n < 10, pipeline)))
pipeline.close()
print()
results = []
worker = supervise(results)
print(next(worker), worker.send(10), worker.send(20), worker.throw(ValueError("too big")), worker.send(4))
print(worker.send(None), worker.send(6))
try:
    worker.send(None)
except StopIteration as stop:
    print(stop.value, results, worker.gi_frame)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1

    def __reversed__(self):
        return iter(range(1, self.n + 1))


down = Countdown(4)
print(list(down), list(down), list(reversed(down)), max(down), 3 in down, sorted(down), dict(zip(down, "abcd")))
a, b = tee(down)
next(b)
print([x - y for x, y in zip(a, b)], list(accumulate(down)), list(accumulate(down, max, initial=2)))
print(list(zip_longest(down, "ab", fillvalue="-")), "".join(islice(cycle("xyz"), 7)), [*chain(down, [0])])
first, *middle, last = down
print(first, middle, last, [*map(lambda x, y: x * y, down, count(10, 5))], next(iter([]), "empty"))


def gen():
    yield 1
    raise StopIteration("inside")


g = gen()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))
g = averager()
try:
    g.send(5)
except TypeError as e:
    print(e)
next(g)
try:
    g.throw(KeyError("out"))
except KeyError as e:
    print("through", e, list(g))
g = (x for x in [1, 2])
g.close()
print(list(g), sum(x for x in range(5) if x % 2), any(x > 3 for x in count()), all([]))
print(list(iter(iter([3, 2, 1, 0, 5]).__next__, 0)))
