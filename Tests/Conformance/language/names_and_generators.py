"""Loops, try, generators and comprehensions."""

from _attempts import attempt
def f():
    try:
        return 'try'
    finally:
        print('fin')
def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print(i)
        finally:
            print('f', i)
    else:
        print('noelse')
def f():
    try:
        return 1
    finally:
        return 2
def f():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            break
        finally:
            print('x')
    return 'done'
def f():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as e:
        print(repr(e), repr(e.__context__))
def f():
    try:
        pass
    except:
        print('no')
    else:
        print('else')
    finally:
        print('fin')
def f():
    try:
        raise ValueError('x')
    except (KeyError, ValueError) as e:
        pass
    try:
        e
    except NameError as n:
        print(n)
def f():
    try:
        try:
            raise ValueError
        except KeyError:
            pass
    except ValueError as e:
        return repr(e)
def gen():
    try:
        while True:
            try:
                x = (yield 1)
            except ValueError as e:
                print('caught', e)
    finally:
        print('closed')
g = gen()
g.close()
def gen():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = gen()
def gen():
    yield 1
    return 5
g = gen()
g = gen()
attempt(lambda: gen().throw(ValueError))
attempt(lambda: gen().throw(ValueError, 'msg'))
def gen():
    raise StopIteration(3)
    yield
attempt(lambda: next(gen()))
def gen():
    x = (yield from sub())
    print('got', x)
    yield x
def sub():
    try:
        y = (yield 'a')
    except KeyError:
        y = 'KE'
    return y
g = gen()
print(next(g))
print(g.send(7))
g = gen()
next(g)
print(g.throw(KeyError))
def gen():
    yield from 5
attempt(lambda: list(gen()))
def gen():
    global g2
    next(g2)
    yield
g2 = gen()
attempt(lambda: next(g2))
print(sum((x * y for x in range(3) for y in range(x))), [(x, y) for x in range(3) if x for y in 'ab'], {x: y for x, y in zip('ab', [1, 2])}, {x % 2 for x in range(5)})
attempt(lambda: [x for x in 5])
attempt(lambda: (x for x in 5))
attempt(lambda: {x: 1 for x in [[]]})
print([(y := 5), y ** 2], (z := 3) + z)
print([(last := x) for x in range(3)], last)
assert True, 'no'
def a():
    assert 1 == 2, ('x', 3)
attempt(a)
def a():
    assert []
attempt(a)
def d():
    x = 1
    del x
    x
attempt(d)
def d():
    del nope
attempt(d)
def d():
    print(late)
    late = 1
attempt(d)
attempt(lambda: undefined_name)
def outer():

    def inner():
        return v
    if 0:
        v = 1
    return inner
attempt(outer())
