"""Containers written in Python: full sequence and mapping protocols."""
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence, Iterable, Container, Sized


class Deck:
    def __init__(self, cards):
        self._cards = list(cards)

    def __len__(self):
        return len(self._cards)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Deck(self._cards[i])
        return self._cards[i]

    def __setitem__(self, i, v):
        self._cards[i] = v

    def __delitem__(self, i):
        del self._cards[i]

    def __contains__(self, c):
        print("contains", c)
        return c in self._cards

    def __iter__(self):
        print("iter")
        return iter(self._cards)

    def __reversed__(self):
        print("reversed")
        return reversed(self._cards)

    def __add__(self, other):
        return Deck([*self._cards, *other])

    def __repr__(self):
        return f"Deck({self._cards})"


d = Deck("abcd")
print(len(d), d[0], d[-1], d[1:3], "a" in d, "z" not in d, list(d), [*reversed(d)])
d[0] = "A"
d[1:2] = ["x", "y"]
del d[-1]
print(d, d + "!", bool(d), bool(Deck("")))
first, *rest = d
print(first, rest, max(d), sorted(d), ",".join(d), dict(zip(d, range(2))))
print(isinstance(d, Sized), isinstance(d, Iterable), isinstance(d, Container), isinstance(d, Sequence), isinstance([], Sequence), isinstance({}, Mapping), isinstance("s", Sequence))


class Table(MutableMapping):
    def __init__(self, **kw):
        self.data = dict(kw)

    def __getitem__(self, k):
        return self.data[k]

    def __setitem__(self, k, v):
        print("set", k, v)
        self.data[k] = v

    def __delitem__(self, k):
        print("del", k)
        del self.data[k]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


t = Table(a=1, b=2)
print(t["a"], t.get("z", "none"), "a" in t, list(t.keys()), list(t.values()), list(t.items()), len(t))
t.update(c=3)
t.setdefault("d", 4)
print(t.pop("a"), t.pop("zz", "default"), t.popitem(), dict(t), t == {"c": 3, "d": 4}, {**t})
t.clear()
print(len(t), bool(t))
try:
    t["gone"]
except KeyError as e:
    print("KeyError", e)


class Numbers(MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


n = Numbers(3, 1, 2)
n.append(5); n.extend([6, 7]); n.reverse(); n.remove(1)
print(list(n), n.pop(), n.index(5), n.count(3), 5 in n, list(reversed(n)))
n += [9]
print(n.items)
try:
    class Partial(Sequence):
        def __len__(self):
            return 0
    Partial()
except TypeError as e:
    print(e)


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, pos):
        return self.cells.get(pos, ".")

    def __setitem__(self, pos, v):
        self.cells[pos] = v


g = Grid()
g[1, 2] = "x"
g[0, 0] += "y"
print(g[1, 2], g[0, 0], g[5, 5], g.cells)


class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = value = key * 2
        return value


df = Default(a=1)
print(df["a"], df["b"], df.get("c"), "c" in df, df, df.setdefault("q", 0))
