"""`nonlocal` names what a function around binds, wherever in its body."""


def counter():
    def count():
        nonlocal n
        n += 1
        return n
    n = 10
    return count


count = counter()
print(count(), count())


def nested():
    def middle():
        def inner():
            nonlocal x
            x += 1
        inner()
        return inner
    x = 1
    middle()()
    return x


print(nested())


def by_loops_and_imports():
    def change():
        nonlocal i, m, w, e
        i, m, w, e = "i", "m", "w", "e"
    for i in range(3):
        pass
    import math as m
    [w := k for k in range(4)]
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    before = (i, m.__name__, w)
    change()
    return before, (i, m, w, e)


print(by_loops_and_imports())


def in_a_class():
    class C:
        nonlocal y
        y = 7
    y = y + 1
    return y, hasattr(C, "y")


print(in_a_class())


class Decorated:
    def run(self):
        def once(function):
            def wrapper(*args):
                nonlocal calls
                calls += 1
                return function(*args)
            return wrapper

        @once
        def work(a):
            nonlocal total
            total += a

        calls = total = 0
        for a in (1, 2, 3):
            work(a)
        return calls, total


print(Decorated().run())


class Removed:
    def f(self):
        nonlocal __class__
        del __class__
        try:
            super()
        except RuntimeError as error:
            return str(error)


print(Removed().f())
