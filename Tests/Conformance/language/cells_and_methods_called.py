# Variables of closures as objects, and methods as callables of their own.
import functools
import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def counter(start):
    def step():
        return start

    return step


step = counter(3)
cell = step.__closure__[0]
print(cell.cell_contents, step())
cell.cell_contents = "nine"
print(step(), repr(cell).split(" at ")[1][-11:])
del cell.cell_contents
attempt(step)
attempt(lambda: cell.cell_contents)
print(repr(cell).rpartition(": ")[2])
print(types.CellType(3) < types.CellType(4), types.CellType("a") == types.CellType("a"), types.CellType() < types.CellType(0), types.CellType() == types.CellType())
attempt(lambda: types.CellType(1) < types.CellType("a"))
attempt(lambda: types.CellType(1, 2))


class Account:
    def total(self):
        return 5


print(Account().total.__class__, Account.total.__class__, Account().total.__call__(), Account.total.__call__(Account()))
print(max.__call__(3, 4), len.__call__([1]), ",".join.__call__("ab"), str.upper.__call__("x"), [3, 1].count.__call__(3))


@functools.total_ordering
class ByName(type):
    def __lt__(cls, other):
        return cls.__name__ < other.__name__


class Apple(metaclass=ByName): ...
class Pear(metaclass=ByName): ...


print(Apple < Pear, Apple <= Pear, Apple > Pear, Apple >= Pear, sorted([Pear, Apple]))
