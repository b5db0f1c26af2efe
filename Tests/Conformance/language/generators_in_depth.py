# send, throw, close, yield from, yields inside try and with
from contextlib import contextmanager


def averager():
    total, count, average = 0.0, 0, None
    while True:
        try:
            value = yield average
        except ZeroDivisionError:
            print("  reset")
            total, count, average = 0.0, 0, None
            continue
        if value is None:
            break
        total += value
        count += 1
        average = total / count
    return total, count


gen = averager()
print(next(gen), gen.send(10), gen.send(20), gen.send(5))
print(gen.throw(ZeroDivisionError), gen.send(7))
try:
    gen.send(None)
except StopIteration as stop:
    print("returned", stop.value)
print(next(gen, "exhausted"))


def delegate(results):
    while True:
        results.append((yield from averager()))


results = []
grouper = delegate(results)
next(grouper)
for group in [[1, 2, 3], [10], [2.5, 3.5]]:
    for value in group:
        grouper.send(value)
    grouper.send(None)
grouper.close()
print(results)


@contextmanager
def resource(name):
    print("  open", name)
    try:
        yield name.upper()
    except KeyError as e:
        print("  swallowed", repr(e))
    finally:
        print("  close", name)


def lines():
    with resource("a") as a, resource("b") as b:
        for n in range(3):
            yield f"{a}{b}{n}"


for line in lines():
    print(line)
partial = lines()
print(next(partial))
partial.close()
with resource("c"):
    raise KeyError("gone")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print("RuntimeError", e)


def leaks():
    yield 1
    raise StopIteration("inside")


try:
    list(leaks())
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
print([(yield_ := x) for x in range(3)], yield_)


def echo():
    received = yield "ready"
    while received != "quit":
        received = yield [received, (yield "more")]
    return "bye"


e = echo()
print(next(e), e.send("a"), e.send("b"), e.send("c"), e.send("d"))
g = (n * n for n in range(10) if n % 2)
print(next(g), next(g), list(g), list(g))
print(sum(x for x in range(5)), max((len(w), w) for w in "to be or not".split()), any(x > 3 for x in [1, 5]))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print([n for n, _ in zip(fibonacci(), range(12))])
just_started = averager()
try:
    just_started.send(1)
except TypeError as e:
    print(e)
print(type(g).__name__, averager.__name__, just_started.__name__)
