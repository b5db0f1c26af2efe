"""Containers that change while something looks at them."""
from decimal import Decimal
from fractions import Fraction


def attempt(change):
    try:
        print(change())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def keys_of_a_loop(view):
    def run():
        counts = {0: "zero"}
        for _ in getattr(counts, view)():
            del counts[0]
            counts[0] = "again"
        return counts
    return run


for view in ("keys", "values", "items"):
    attempt(keys_of_a_loop(view))


def grow():
    counts = {1: 1}
    for key in counts:
        counts[key + 1] = 1


attempt(grow)


class Counting:
    def __init__(self):
        self.hashes = 0

    def __hash__(self):
        self.hashes += 1
        return 7

    def __eq__(self, other):
        return self is other


key = Counting()
known = {}
known.setdefault(key, []).append(1)
known.setdefault(key, []).append(2)
print(list(known.values()), key.hashes)
known = {"a": 1, "b": 2, "c": 3}
del known["c"], known["b"]
print(known.popitem(), known)
attempt(lambda: known.popitem())


class Leaver:
    """Changes its list when it goes."""

    def __init__(self, home):
        self.home = home

    def __del__(self):
        self.home.append("left")


home = []
home.extend(Leaver(home) for _ in range(3))
home[0:2] = [1]
print(len(home), home[0], home[-2:])
del home[1:2]
print(home)
home[:] = [Leaver(home), 2, Leaver(home), 4]
del home[::2]
print(home)

numbers = list(range(12))
del numbers[::-3]
print(numbers)
del numbers[1:100:2]
print(numbers)
print(numbers.index(numbers[-1], -2**70, 2**70), (5, 6).index(6, -2**70))
attempt(lambda: numbers.index(99, 0, 2**70))
attempt(lambda: (1, 2).index(1, "x"))


class Five:
    def __eq__(self, other):
        return other == 5

    def __index__(self):
        return 7


print(Decimal(5) in range(10), Fraction(1, 2) in range(10), Five() in range(6), Five() in range(5), range(3, 9).index(Five()), range(9).count(Five()))
attempt(lambda: range(9).index("a"))
attempt(lambda: {}.update([1]))
attempt(lambda: {}.update([(1, 2, 3)]))


members = {1, 2, 3}
walk = iter(members)
next(walk)
members.add(9)
attempt(lambda: next(walk))
members.discard(9)
attempt(lambda: next(walk))
print(walk.__length_hint__())
done = iter(members)
print(list(done), done.__length_hint__())
members.add(4)
print(list(done))
