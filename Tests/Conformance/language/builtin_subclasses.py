"""Subclasses of built-in types whose __init__ or __new__ takes keywords of its own."""


class Row(tuple):
    def __init__(self, values, label=None):
        self.label = label


row = Row([1, 2], label="first")
print(row, row.label, row[0])


class Tags(frozenset):
    def __init__(self, names=(), owner=None):
        self.owner = owner


tags = Tags(["a"], owner="me")
print(sorted(tags), tags.owner, "a" in tags)


class Weight(float):
    def __init__(self, value, unit="kg"):
        self.unit = unit


print(Weight(2.5, unit="g"), Weight(2.5, unit="g").unit)


class Basket(list):
    def __new__(cls, items, owner=None):
        made = super().__new__(cls, items)
        made.owner = owner
        return made


basket = Basket(["egg", "milk"], owner="me")
print(basket, basket.owner, len(basket))


class Members(set):
    def __new__(cls, items, owner=None):
        made = super().__new__(cls, items)
        made.owner = owner
        return made


members = Members([3, 1])
print(sorted(members), members.owner)
try:
    Members([3, 1], owner="me")
except TypeError as error:
    print(error)


class Options(dict):
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls)
        made.given = len(args)
        return made


options = Options([("a", 1)], b=2)
print(options, options.given)

for kind in (tuple, frozenset, float, list, set):
    try:
        kind("1", label=1)
    except TypeError as error:
        print(kind.__name__, error)

# Immutable values are shared where nothing changes.
pair, some = (1, 2), frozenset([1])
print(pair * 1 is pair, pair + () is pair, () + pair is pair, pair[:] is pair, tuple(pair) is pair)
print(frozenset(some) is some, some.copy() is some, frozenset(tags) is tags, type(tags.copy()).__name__)
print(type(row * 1).__name__, type(row + ()).__name__, type(row[:]).__name__)
