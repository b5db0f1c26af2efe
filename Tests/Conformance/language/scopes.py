# closures, nonlocal, global, class scope, comprehension scope, late binding
x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x += "+inner"
        return x

    def reader():
        return x

    def sneaky():
        global x
        x = "changed by sneaky"
        return x

    print(reader(), inner(), reader(), sneaky(), x)
    return reader


read = outer()
print(x, read())


class Scope:
    x = "class"
    copied = x + "!"
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]

    def method(self):
        return x, self.x, Scope.copied

    class Inner:
        try:
            y = copied
        except NameError as e:
            y = str(e)


print(Scope().method(), Scope.doubled, Scope.Inner.y, Scope.Inner.__qualname__)
try:
    class Broken:
        factor = 2
        values = [factor * n for n in range(3)]
except NameError as e:
    print(e)

funcs = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in funcs], [f() for f in bound])
i = "outside"
[i for i in range(5)]
print(i)
for i in range(2):
    pass
print(i)


def counter():
    calls = {}

    def decorate(function):
        def wrapper(*args):
            calls[function.__name__] = calls.get(function.__name__, 0) + 1
            return function(*args)
        return wrapper

    decorate.calls = calls
    return decorate


count = counter()


@count
def square(n):
    return n * n


@count
def cube(n):
    return square(n) * n


print(square(3), cube(2), cube(3), count.calls)


def fails():
    print(y)
    y = 1


def deleted():
    z = 1
    del z
    return z


def free():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return inner()


for f in (fails, deleted, free, lambda: not_defined, lambda: prnt("x")):
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, "|", e)

exec_order = []


def note(value):
    exec_order.append(value)
    return value


note("a") if note(0) else note("b")
note(1) < note(5) < note(3) < note(9)
{note("k"): note("v")}
(note(0) or note("") or note("last")) and note("and")
note(print)(*[note("arg")], sep=note(""))
print(exec_order[:-3])
print(sorted(name for name in dir() if not name.startswith("_"))[:6], "x" in globals(), list(outer.__code__.co_varnames)[:0])
try:
    print(e)
except NameError as error:
    print(error)
print((lambda *a, k=2, **kw: (a, k, kw))(1, k=3, z=4), (lambda: (yield))().__class__.__name__)
