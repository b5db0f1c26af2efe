"""send, throw, close, return values, state errors."""


def attempt(action):
    try:
        print(repr(action()))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__) if e.__cause__ else "")


def echo():
    received = []
    while True:
        try:
            value = yield len(received)
            received.append(value)
        except ValueError as e:
            received.append(str(e))
        except GeneratorExit:
            print("closing with", received)
            raise


g = echo()
attempt(lambda: g.send("too early"))
print(next(g), g.send("a"), g.send(None), g.throw(ValueError("thrown")), g.throw(ValueError), g.throw(ValueError, "old style"))
g.close()
g.close()
attempt(lambda: next(g))
attempt(lambda: g.send(1))
attempt(lambda: g.throw(KeyError("after the end")))
g2 = echo()
attempt(lambda: g2.throw(KeyError("before start")))
attempt(lambda: next(g2))


def result():
    x = yield 1
    return ("returned", x)


r = result()
next(r)
try:
    r.send("sent")
except StopIteration as e:
    print(e.value, e.args)


def ignores_close():
    try:
        yield 1
    except GeneratorExit:
        yield "refuses"


i = ignores_close()
next(i)
attempt(lambda: i.close())


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "value dropped"


c = returns_on_close()
next(c)
print(c.close())


def raises_on_close():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


k = raises_on_close()
next(k)
attempt(lambda: k.close())
fresh = result()
print(fresh.close(), list(fresh))


def stops():
    yield 1
    raise StopIteration("inside")


attempt(lambda: list(stops()))


def inner_next():
    yield next(iter([]))


attempt(lambda: list(inner_next()))


def reentrant():
    yield next(me)


me = reentrant()
attempt(lambda: next(me))


def throws(kind):
    g = result()
    next(g)
    return g.throw(kind)


attempt(lambda: throws(5))
attempt(lambda: throws("text"))
attempt(lambda: throws(int))
attempt(lambda: throws(StopIteration("from outside")))
attempt(lambda: throws(GeneratorExit))
attempt(lambda: result().throw())
attempt(lambda: iter(result()) is result())
attempt(lambda: result().send())
attempt(lambda: result()[0])
attempt(lambda: len(result()))
attempt(lambda: result()())


def yields_in_expressions():
    x = (yield 1) + (yield 2)
    print("x", x)
    y = [(yield 3), (yield 4)]
    print("y", y)
    print("call", max((yield 5), (yield 6)))
    z = yield
    print("z", z)
    a = b = yield "chained"
    print(a, b)
    return (yield (yield "nested"))


y = yields_in_expressions()
sent = iter([10, 20, 30, 40, 50, 60, "zz", "ab", "n1", "n2"])
values = [next(y)]
try:
    for s in sent:
        values.append(y.send(s))
except StopIteration as e:
    print(values, "->", e.value)
print(type(y).__name__, y.gi_frame, result.__name__, result().__name__, result().__qualname__, result().gi_running)
g = (x for x in "ab")
print(g.__name__, next(g), g.close(), list(g))
