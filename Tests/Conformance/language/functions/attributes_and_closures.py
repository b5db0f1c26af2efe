"""Function objects: names, defaults, documentation, attributes, closures."""


def documented(a, b=[1], *, key=None):
    """First line.

    More.
    """
    return a, b, key


print(documented.__name__, documented.__qualname__, documented.__module__, documented.__doc__.splitlines()[0], documented.__defaults__, documented.__kwdefaults__)
documented.note = "attached"
print(documented.note, documented.__dict__, hasattr(documented, "missing"), callable(documented))
documented.__defaults__ = (9,)
print(documented(1))
documented.__doc__ = "changed"
documented.__name__ = "other"
print(documented.__doc__, documented.__name__)


def mutable_default(x, acc=[]):
    acc.append(x)
    return acc


print(mutable_default(1), mutable_default(2), mutable_default(3, []), mutable_default.__defaults__)


def counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count
    return increment, peek


inc, peek = counter()
inc(); inc(5)
print(peek(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, inc.__qualname__)
other_inc, _ = counter()
print(other_inc(), peek())
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def undefined_free():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return inner()


print(undefined_free())


def unbound(flag):
    if flag:
        value = 1
    return value


try:
    unbound(False)
except UnboundLocalError as e:
    print(e)


def shadowed():
    try:
        print(len)
        len = 1
    except UnboundLocalError as e:
        print(e)


shadowed()


def deco(function):
    def wrapper(*args, **kwargs):
        return ["wrapped", function(*args, **kwargs)]
    return wrapper


def param(prefix, *, suffix=""):
    def apply(function):
        import functools

        @functools.wraps(function)
        def wrapper(*args):
            return prefix + function(*args) + suffix
        return wrapper
    return apply


@deco
@deco
def plain(x):
    return x


@param("<", suffix=">")
def text(x):
    """doc of text"""
    return x


print(plain(1), plain.__name__, text("t"), text.__name__, text.__doc__, text.__wrapped__("u"))


def recursion(n):
    return n if n == 0 else recursion(n - 1) + 1


print(recursion(500))


def nested_defs(n):
    def a():
        def b():
            def c():
                return n
            return c
        return b
    return a


print(nested_defs(7)()()(), nested_defs(1)().__qualname__)


def returns_many():
    return 1, 2, *[3, 4]


def returns_nothing():
    return


def falls_off(): ...


print(returns_many(), returns_nothing(), falls_off())
print((lambda f: f(f, 5))(lambda self, n: 1 if n < 2 else n * self(self, n - 1)))
print(type(documented).__name__, type(len).__name__, type(lambda: 0).__name__, str(deco)[:13], repr(len), type(deco.__code__).__name__)
print(documented.__code__.co_name, documented.__code__.co_varnames, documented.__code__.co_argcount, documented.__code__.co_kwonlyargcount, documented.__code__.co_filename[-3:])
try:
    deco.__closure__[0]
except TypeError as e:
    print(e)
try:
    documented.__name__ = 5
except TypeError as e:
    print(e)
try:
    documented.__defaults__ = 5
except TypeError as e:
    print(e)
