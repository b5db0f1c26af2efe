"""Recursion without an end raises RecursionError, whatever it goes through."""
import sys


def attempt(label, function, *arguments):
    try:
        result = function(*arguments)
    except RecursionError as error:
        print(label, "RecursionError:", error)
    else:
        print(label, type(result).__name__)


def forever(n):
    return forever(n + 1)


def ping(n):
    return pong(n) + 1


def pong(n):
    return ping(n) - 1


class Attributes:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Looping:
    def __getattr__(self, name):
        return self.missing


class Represented:
    def __repr__(self):
        return repr(self)


class Told:
    def __str__(self):
        return str(self)


class Equal:
    def __eq__(self, other):
        return self == other


class Less:
    def __lt__(self, other):
        return other < self


class Added:
    def __add__(self, other):
        return self + other


class Called:
    def __call__(self):
        return self()


class Sized:
    def __len__(self):
        return len(self)


class Counted:
    def __bool__(self):
        return bool(self)


class Indexed:
    def __getitem__(self, key):
        return self[key]


class Held:
    def __contains__(self, key):
        return key in self


class Iterated:
    def __iter__(self):
        return iter(self)


class Property:
    @property
    def value(self):
        return self.value


def generate(n):
    yield n
    yield from generate(n + 1)


attempt("function", forever, 0)
attempt("two functions", ping, 0)
attempt("lambda", (lambda f: f(f)), lambda f: f(f))
attempt("__getattr__ by getattr", getattr, Attributes(), "a")
attempt("__getattr__", lambda: Looping().name)
attempt("__repr__", repr, Represented())
attempt("__str__", str, Told())
attempt("__eq__", lambda: Equal() == 1)
attempt("__lt__", lambda: Less() < Less())
attempt("__add__", lambda: Added() + 1)
attempt("__call__", Called())
attempt("__len__", len, Sized())
attempt("__bool__", bool, Counted())
attempt("__getitem__", lambda: Indexed()[0])
attempt("__contains__", lambda: 1 in Held())
attempt("__iter__", iter, Iterated())
attempt("property", lambda: Property().value)
attempt("yield from", sum, generate(0))
attempt("map", lambda: list(map(lambda x: forever(x), [1])))
attempt("sort key", sorted, [3, 1, 2], )
attempt("sort with a deep key", lambda: sorted([3, 1, 2], key=forever))
print(sys.getrecursionlimit())
