"""defaultdict, OrderedDict and ChainMap."""
from collections import ChainMap, OrderedDict, defaultdict


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


groups = defaultdict(list)
for word in ("apple", "avocado", "bean", "cherry", "corn"):
    groups[word[0]].append(word)
print(groups, groups["z"], dict(groups), groups.get("q"), "q" in groups, len(groups), groups.default_factory)
tree = defaultdict(lambda: defaultdict(int))
tree["a"]["x"] += 2
tree["a"]["y"] += 1
print({key: dict(value) for key, value in tree.items()}, defaultdict(int, {"a": 1}, b=2), defaultdict(None, a=1), defaultdict(set) == {}, defaultdict(int, a=1) | {"b": 2})


class Squares(defaultdict):
    def __missing__(self, key):
        self[key] = key * key
        return self[key]


squares = Squares()
print(squares[4], squares[5], squares, groups.copy() == groups, type(groups.copy()).__name__)
ordered = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
ordered.move_to_end("a")
ordered["d"] = 4
ordered.move_to_end("d", last=False)
print(ordered, ordered.popitem(), ordered.popitem(last=False), list(ordered), list(reversed(ordered)), OrderedDict(x=1), OrderedDict())
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict.fromkeys("ab", 0), ordered | {"z": 1}, isinstance(ordered, dict), ordered.copy())


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            del self[next(iter(self))]


cache = LRU(2)
cache["a"], cache["b"] = 1, 2
cache["a"]
cache["c"] = 3
print(list(cache.items()), cache.size, cache)
defaults, user, flags = {"color": "red", "user": "guest"}, {"user": "ann"}, {}
settings = ChainMap(flags, user, defaults)
print(settings["color"], settings["user"], settings, len(settings), sorted(settings), dict(settings), settings.maps, "nope" in settings, settings.get("nope", 0))
settings["color"] = "blue"
child = settings.new_child({"x": 1})
print(flags, child, child.parents == settings, child.parents.parents, list(child), settings.pop("color"), flags, ChainMap(), bool(ChainMap({})), ChainMap({"a": 1}) | {"b": 2}, settings == dict(settings))
attempt("default", lambda: defaultdict()["x"])
attempt("factory", lambda: defaultdict(5))
attempt("popitem", lambda: OrderedDict().popitem())
attempt("move", lambda: OrderedDict().move_to_end("x"))
attempt("chain", lambda: ChainMap({})["x"])
attempt("chain del", lambda: settings.__delitem__("color"))
attempt("chain pop", lambda: settings.pop("user"))
attempt("chain popitem", lambda: ChainMap({}).popitem())
attempt("ordered key", lambda: OrderedDict()["x"])
attempt("unhashable", lambda: defaultdict(list)[[1]])
