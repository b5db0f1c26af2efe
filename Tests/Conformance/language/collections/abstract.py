"""collections.abc: membership by ability, and the methods that come with a derived class."""
from collections import OrderedDict, UserDict, UserList, UserString, abc, deque


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


samples = {"list": [], "tuple": (), "str": "", "dict": {}, "set": set(), "frozenset": frozenset(), "range": range(1), "bytes": b"", "int": 1, "func": len, "iter": iter([]), "gen": (i for i in ()), "None": None}
for name in ("Hashable", "Callable", "Iterable", "Iterator", "Generator", "Sized", "Container", "Collection", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet"):
    print(f"{name:16}", [key for key, value in samples.items() if isinstance(value, getattr(abc, name))])


class Grid(abc.Mapping):
    def __init__(self, cells):
        self.cells = dict(cells)

    def __getitem__(self, key):
        return self.cells[key]

    def __iter__(self):
        return iter(self.cells)

    def __len__(self):
        return len(self.cells)

    def __repr__(self):
        return "Grid"


grid = Grid({(0, 0): "a", (0, 1): "b"})
print(grid.get((0, 0)), grid.get((5, 5), "-"), (0, 1) in grid, list(grid.items()), list(grid.values()), grid.keys(), grid == {(0, 0): "a", (0, 1): "b"}, grid != {}, isinstance(grid, abc.Mapping))


class Stack(abc.MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


stack = Stack(1, 2)
stack.append(3)
stack.extend([4, 5])
stack += [6]
stack.remove(2)
stack.reverse()
print(stack.items, stack.pop(), stack.pop(0), stack.index(4), stack.count(3), 5 in stack, list(reversed(stack)), list(stack))


class Bag(abc.Set):
    def __init__(self, items=()):
        self.items = sorted(set(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Bag({self.items})"


print(Bag("abc") & Bag("bcd"), Bag("ab") | Bag("c"), Bag("abc") - Bag("a"), Bag("ab") ^ Bag("bc"), Bag("ab") <= Bag("abc"), Bag("a") == {"a"}, Bag("a").isdisjoint("bc"), Bag("b") < Bag("ab"))


class Sized:
    def __len__(self):
        return 3


class Registered:
    pass


abc.Sequence.register(Registered)
print(isinstance(Sized(), abc.Sized), issubclass(Sized, abc.Sized), isinstance(Sized(), abc.Iterable), isinstance(Registered(), abc.Sequence), issubclass(OrderedDict, abc.MutableMapping))


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Total(UserList):
    def total(self):
        return sum(self)


lower = Lower(A=1)
lower.update({"B": 2}, C=3)
lower.setdefault("D", 4)
print(lower, lower.data, "a" in lower, lower.pop("a"), len(lower), Lower({"X": 1}) == {"x": 1}, Total([1, 2]).total(), Total([3])[0:1], (Total([1]) + [2]).total(), UserString("ab").upper() + "c", UserString("x") == "x")
attempt("mapping", lambda: abc.Mapping())
attempt("partial", lambda: type("Half", (abc.Sequence,), {"__len__": lambda self: 0})())
attempt("missing", lambda: grid[9, 9])
attempt("index", lambda: stack.index(99))
attempt("user key", lambda: lower["zz"])
attempt("empty pop", lambda: Stack().pop())
