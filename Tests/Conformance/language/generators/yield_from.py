"""yield from: delegation of values, sends, throws, closes and results."""


def inner(name):
    print(name, "start")
    total = 0
    try:
        while True:
            got = yield total
            if got is None:
                break
            total += got
    except KeyError as e:
        print(name, "caught", e)
        yield "handled"
    finally:
        print(name, "finally")
    return (name, total)


def outer():
    first = yield from inner("A")
    print("first", first)
    second = yield from inner("B")
    return [first, second]


o = outer()
print(next(o), o.send(1), o.send(2), o.send(None), o.send(5))
print(o.throw(KeyError("k")))
try:
    next(o)
except StopIteration as e:
    print(e.value)
p = outer()
next(p)
p.close()
q = outer()
next(q)
try:
    q.throw(ValueError("straight through"))
except ValueError as e:
    print(e)


def flatten(x):
    for item in x:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4]), []], 5])))


def over_iterables():
    r = yield from [1, 2]
    print("list gives", r)
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from (x * 2 for x in [5])
    return "end"


def collect():
    result = yield from over_iterables()
    yield result


print(list(collect()))


class Custom:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom result")
        return self.n

    def send(self, value):
        print("custom send", value)
        return next(self)

    def throw(self, kind, value=None, tb=None):
        print("custom throw", kind if isinstance(kind, type) else type(kind), value)
        return "thrown"

    def close(self):
        print("custom close")


def delegate(it):
    return (yield from it)


d = delegate(Custom())
print(next(d), d.send("hello"))
try:
    next(d)
except StopIteration as e:
    print("result", e.value)
d = delegate(Custom())
next(d)
print(d.throw(ValueError("v")))
d.close()
d = delegate(iter([1, 2]))
next(d)
try:
    d.send("to a list iterator")
except AttributeError as e:
    print(e)
d = delegate(iter([1, 2]))
next(d)
try:
    d.throw(KeyError("to a list iterator"))
except KeyError as e:
    print(repr(e))
for bad in (5, None):
    try:
        list(delegate(bad))
    except TypeError as e:
        print(e)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


def pipeline(source):
    def evens(s):
        yield from (x for x in s if x % 2 == 0)

    def squares(s):
        for x in s:
            yield x * x
    yield from squares(evens(source))


print(sum(pipeline(range(10))))
