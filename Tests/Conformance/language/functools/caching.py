"""lru_cache, cache and cached_property."""
from functools import cache, cached_property, lru_cache


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


@lru_cache(maxsize=2)
def square(n, *, offset=0):
    """Square a number."""
    print("computing", n, offset)
    return n * n + offset


print(square(2), square(2), square(3), square(2), square(4), square(3), square(2, offset=1), square(2, offset=1))
print(square.cache_info(), square.cache_info().hits, square.cache_parameters(), square.__name__, square.__doc__, square.__wrapped__(5))
square.cache_clear()
print(square.cache_info(), square(9), square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache
def plain(x):
    return type(x).__name__


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(plain(1), plain(1.0), plain(True), typed(1), typed(1.0), typed(True), plain.cache_info(), typed.cache_info())


class Circle:
    def __init__(self, radius):
        self.radius = radius
        self.computed = 0

    @cached_property
    def area(self):
        """The area."""
        self.computed += 1
        return round(3.14159 * self.radius**2, 2)

    @lru_cache(maxsize=None)
    def scaled(self, factor):
        self.computed += 1
        return self.radius * factor

    @staticmethod
    @cache
    def unit(name):
        return name.upper()


circle = Circle(2)
print(circle.area, circle.area, circle.computed, "area" in vars(circle), Circle.area.__doc__, circle.scaled(3), circle.scaled(3), circle.computed, Circle.unit("cm"), Circle.scaled.cache_info())
del circle.area
circle.radius = 3
print(circle.area, circle.computed)
circle.area = 0
print(circle.area)
failures = []


@lru_cache
def fails(x):
    failures.append(x)
    raise ValueError(f"bad {x}")


attempt("raises", lambda: fails(1))
attempt("again", lambda: fails(1))
print(failures, fails.cache_info())
attempt("unhashable", lambda: plain([1]))
attempt("maxsize", lambda: lru_cache("a"))
attempt("arguments", lambda: plain())
print(lru_cache(maxsize=0)(len)("abc"), lru_cache(maxsize=-5)(abs)(-2))
