"""RecursionError in functions, methods, properties and special methods; the program goes on."""
import sys


def forever(n):
    return forever(n + 1)


def attempt(label, action):
    try:
        action()
        print(label, "no error")
    except RecursionError as e:
        print(label, type(e).__name__, str(e).split(" while")[0])


class Loop:
    @property
    def prop(self):
        return self.prop

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __len__(self):
        return len(self)

    def __call__(self):
        return self()

    def __getitem__(self, i):
        return self[i]

    def __add__(self, o):
        return self + o

    def __iter__(self):
        return iter(self)

    def __contains__(self, x):
        return x in self

    def __bool__(self):
        return bool(self)

    def __str__(self):
        return f"{self}"


attempt("function", lambda: forever(0))
attempt("property", lambda: Loop().prop)
attempt("getattr", lambda: Loop().anything)
attempt("repr", lambda: repr(Loop()))
attempt("eq", lambda: Loop() == 1)
attempt("len", lambda: len(Loop()))
attempt("call", lambda: Loop()())
attempt("getitem", lambda: Loop()[0])
attempt("add", lambda: Loop() + 1)
attempt("iter", lambda: iter(Loop()))
attempt("contains", lambda: 1 in Loop())
attempt("bool", lambda: bool(Loop()))
attempt("str", lambda: str(Loop()))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(600))
attempt("mutual", lambda: even(10 ** 6))


def generator(n):
    yield n
    yield from generator(n + 1)


attempt("yield from", lambda: list(generator(0)))


def in_comprehension(n):
    return [in_comprehension(x + 1) for x in [n]]


attempt("comprehension", lambda: in_comprehension(0))
deep = lambda: deep()
attempt("lambda", lambda: deep())
attempt("sort key", lambda: sorted([1, 2], key=forever))


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(800 < depth() < 1000)
sys.setrecursionlimit(300)
print(sys.getrecursionlimit(), depth() < 300)
sys.setrecursionlimit(1000)
nested = []
for _ in range(5):
    nested = [nested]
print(nested)
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
print("still running")
