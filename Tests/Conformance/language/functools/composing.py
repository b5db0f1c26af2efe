"""partial, partialmethod, reduce, wraps, total_ordering, cmp_to_key."""
import functools
from functools import cmp_to_key, partial, partialmethod, reduce, total_ordering, wraps


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


basetwo = partial(int, base=2)
print(basetwo("1010"), basetwo, basetwo.func, basetwo.args, basetwo.keywords, partial(basetwo, base=8)("17"), partial(pow, 2)(5), partial(partial(max, 1), 5)(3), list(map(partial(round, ndigits=1), [1.25, 2.35])))
say = partial("{greeting}, {name}!".format, greeting="Hello")
print(say(name="Ann"), say(name="Bob", greeting="Bye"))


class Cell:
    def __init__(self):
        self.alive = None

    def set_state(self, state, *, loud=False):
        self.alive = f"{state}!" if loud else state
        return self

    birth = partialmethod(set_state, True)
    death = partialmethod(set_state, False, loud=True)


print(Cell().birth().alive, Cell().death().alive, Cell().death(loud=False).alive)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: f"({a}{b})", "abc"), reduce(max, [3, 9, 2], 5), reduce(lambda a, b: a + b, [], "start"))


def logged(prefix):
    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            result = function(*args, **kwargs)
            print(prefix, function.__name__, args, kwargs, "->", result)
            return result

        return wrapper

    return decorate


@logged("call")
def add(a: int, b: int = 1) -> int:
    """Add two numbers."""
    return a + b


add.note = "kept"
print(add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(1), add.__annotations__, add.note, add.__qualname__, add.__module__)


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b = Version("1.2"), Version("1.10")
print(a < b, a <= b, a > b, a >= b, a == Version("1.2"), a != b, sorted([b, a]), max(a, b))
attempt("version", lambda: a < 5)
attempt("version ge", lambda: a >= "x")
compare = cmp_to_key(lambda x, y: (len(x) > len(y)) - (len(x) < len(y)) or (x > y) - (x < y))
print(sorted(["pear", "fig", "apple", "kiwi", "date"], key=compare), compare("a") < compare("bb"), compare("a") == compare("a"), min(["bb", "a"], key=compare))
attempt("reduce", lambda: reduce(max, []))
attempt("reduce type", lambda: reduce(max, 5))
attempt("reduce few", lambda: reduce(max))
attempt("partial", lambda: partial())
attempt("partial type", lambda: partial(5))
attempt("ordering", lambda: total_ordering(type("Bare", (), {})))
attempt("partial call", lambda: partial(add)("a", 1))
print(sorted(name for name in ("cache", "lru_cache", "singledispatch", "partialmethod", "update_wrapper") if hasattr(functools, name)))
