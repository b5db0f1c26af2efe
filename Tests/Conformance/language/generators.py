# Generators: protocol, delegation, cleanup, yields inside expressions.
def countdown(n):
    while n > 0:
        received = yield n
        if received: n = received
        n -= 1
    return "liftoff"
g = countdown(3)
print(next(g), g.send(10), next(g), list(g))
try: next(g)
except StopIteration as stop: print("stop", stop.value)
def delegate():
    result = yield from countdown(2)
    print("result", result)
    yield from "ab"
print(list(delegate()))
def managed():
    print("open")
    try:
        while True:
            try:
                item = yield
                print("item", item)
            except ValueError as error:
                print("handled", error)
                yield "recovered"
    finally:
        print("close")
m = managed(); next(m); m.send(1)
print(m.throw(ValueError("oops"))); next(m); m.close(); m.close()
def expressions():
    x = (yield 1) + (yield 2)
    y = [(yield "a"), (yield "b")]
    print("got", x, y, f"{(yield 'f')}")
    return (yield "last") or "none"
e = expressions()
print([next(e), e.send(10), e.send(20), e.send("A"), e.send("B"), e.send("F")])
try: e.send("end")
except StopIteration as stop: print(stop.value)
squares = (n * n for n in range(5) if n % 2 == 0)
print(next(squares), list(squares), sum(n for n in range(4)), max((abs(n) for n in (-3, 2)), default=0))
def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)
print(list(tree(((None, 1, None), 2, (None, 3, (None, 4, None))))))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fib(), 10)), list(takewhile(lambda n: n < 30, fib())))
class Range3:
    def __iter__(self):
        for n in range(3): yield n
print(list(Range3()), [*Range3()], dict(enumerate(Range3())), 2 in Range3())
class Manual:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(Manual()), list(zip(Manual(), "abc")))
def bad():
    raise StopIteration
    yield
try: list(bad())
except RuntimeError as error: print(error)
for call in (lambda: next(5), lambda: g.send, lambda: countdown(1).send(1), lambda: iter(5)):
    try: call()
    except TypeError as error: print(error)
