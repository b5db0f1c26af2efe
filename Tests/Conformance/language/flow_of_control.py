"""Loops, try, generators and comprehensions."""

from _attempts import attempt
for i in range(3):
    if i == 5:
        break
else:
    print('else')
while i:
    i -= 1
    if i == 0:
        break
else:
    print('no')
def f():
    try:
        return 'try'
    finally:
        print('fin')
print(f())
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
f()
def f():
    try:
        return 1
    finally:
        return 2
print(f())
def f():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            break
        finally:
            print('x')
    return 'done'
print(f())
def f():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as e:
        print(repr(e), repr(e.__context__))
f()
def f():
    try:
        pass
    except:
        print('no')
    else:
        print('else')
    finally:
        print('fin')
f()
def f():
    try:
        raise ValueError('x')
    except (KeyError, ValueError) as e:
        pass
    try:
        e
    except NameError as n:
        print(n)
f()
def f():
    try:
        try:
            raise ValueError
        except KeyError:
            pass
    except ValueError as e:
        return repr(e)
print(f())
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
next(g)
print(g.throw(ValueError('q')))
g.close()
attempt(lambda: next(g))
def gen():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = gen()
next(g)
attempt(g.close)
def gen():
    yield 1
    return 5
g = gen()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
attempt(lambda: gen().send(1))
g = gen()
attempt(lambda: g.throw(KeyError('a')))
attempt(lambda: next(g))
attempt(lambda: gen().throw(5))
