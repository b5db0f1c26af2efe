# What can be deleted from a function, and what its attributes accept.
import types


def describe(name, size=1, *, unit="kg", limit: int = 3):
    "Describes."
    return name, size, unit, limit


def attempt(action):
    try:
        print(action())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


for name in ("__name__", "__qualname__", "__code__", "__dict__", "__closure__", "__globals__", "missing", "__class__"):
    attempt(lambda: delattr(describe, name))
for name in ("__name__", "__qualname__", "__defaults__", "__kwdefaults__", "__annotations__", "__code__", "__dict__", "__closure__"):
    attempt(lambda: setattr(describe, name, 5))

describe.__kwdefaults__ = {"unit": "g"}
attempt(lambda: describe("a"))
attempt(lambda: describe("a", limit=4))
describe.__defaults__ = (7,)
attempt(lambda: describe("a", limit=4))
del describe.__defaults__
attempt(lambda: describe("a", limit=4))
del describe.__kwdefaults__
attempt(lambda: describe("a", 2, unit="t"))
print(describe.__defaults__, describe.__kwdefaults__)
del describe.__doc__, describe.__annotations__
print(describe.__doc__, describe.__annotations__)
del describe.__module__
print(describe.__module__)

describe.calls = 0
describe.calls += 1
describe.__dict__ = {"seen": True}
print(describe.__dict__, hasattr(describe, "calls"), describe.seen)
del describe.seen
attempt(lambda: describe.seen)


def numbers():
    yield 1


generator = numbers()
generator.__name__ = "counting"
generator.__qualname__ = "Counter.counting"
print(generator.__name__, repr(generator).split(" at ")[0])
attempt(lambda: setattr(generator, "__name__", 3))

cell = types.CellType(4)
print(cell.cell_contents)
attempt(lambda: types.CellType().cell_contents)
attempt(lambda: types.CellType(1, 2))


class Documented(property):
    """Of the class."""


class Plain(property):
    pass


class Row:
    def _get(self):
        "Of the getter."

    a = Documented(_get)
    b = Documented()
    c = Plain(_get)
    d = Plain(None, None, None, "given")
    e = property(None, None, None, "given")

    @Plain
    def f(self):
        "Read and set."

    @f.setter
    def f(self, value):
        pass


print([getattr(Row, name).__doc__ for name in "abcdef"])
