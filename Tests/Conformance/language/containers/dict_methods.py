"""dict: every method, views, merging, order, errors."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d)
attempt(lambda: d.pop("zz"))
attempt(lambda: {}.popitem())
attempt(lambda: d["zz"])
attempt(lambda: d[1, 2])
attempt(lambda: d[[]])
attempt(lambda: d.get([]))
attempt(lambda: {}.setdefault([]))
attempt(lambda: [] in d)
d.update({"b": 20, "x": 5}); d.update(y=6); d.update([("p", 1), ["q", 2]]); d.update({}, z=7)
print(d)
attempt(lambda: d.update(5))
attempt(lambda: d.update([5]))
attempt(lambda: d.update([(1, 2, 3)]))
attempt(lambda: d.update(["ab", "c"]))
attempt(lambda: d.update({}, {}))
attempt(lambda: dict(5))
attempt(lambda: dict([1, 2]))
attempt(lambda: dict(["abc"]))
attempt(lambda: dict({}, {}))
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
print(dict(), dict(a=1), dict([("a", 1)], b=2), dict({"a": 1}, a=5), dict(zip("ab", [1, 2])), dict.fromkeys("aba"), dict.fromkeys([1], []))
attempt(lambda: dict.fromkeys())
attempt(lambda: dict.fromkeys(5))
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i)
d["new"] = 0
print(list(k)[-1], len(v), list(reversed(d))[:2], list(reversed(d.items()))[0], list(reversed(d.values()))[0])
print(k & {"a", "zz"}, sorted(k | {"zz"}), sorted(k - {"a"}), sorted({"a": 1}.keys() ^ {"b"}), {"a": 1}.items() & {("a", 1)}, {"a": 1}.keys() == {"a"})
print({"a": 1}.keys() <= {"a", "b"}, {"a": 1}.keys().isdisjoint({"b"}), {"a": 1}.items() == {"a": 1}.items(), {"a": 1}.values() == {"a": 1}.values())
print({"a": 1} | {"b": 2}, {"a": 1, "k": 0} | {"a": 9})
m = {"a": 1}
alias = m
m |= {"b": 2}
m |= [("c", 3)]
print(m, alias is m)
attempt(lambda: {} | 5)
attempt(lambda: {} | [("a", 1)])
attempt(lambda: {} + {})


def bad_merge():
    m = {}
    m |= 5


attempt(bad_merge)
e = {"x": 1, "y": 2, "z": 3}
del e["x"]
e["x"] = 4
e["y"] = 5
print(e, list(e), list(e.items()))
print({1: "int", True: "bool", 1.0: "float"}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
print({(1, 2): "t", None: "n", 2.5: "f", frozenset([1]): "fs"}, {}.keys(), dict(a=1).values(), {}.items())
c = e.copy()
c["only in copy"] = 1
print("only in copy" in e, bool({}), bool({0: 0}), len({}), {**e, "y": 0})
e.clear()
print(e)
try:
    for key in c:
        c.pop(key)
except RuntimeError as err:
    print(err)
try:
    for key in c.keys():
        c[key + "!"] = 1
except RuntimeError as err:
    print(err)
attempt(lambda: {}.keys()[0])
attempt(lambda: {"a": 1}.a)
attempt(lambda: {"a": 1}.items().append)
attempt(lambda: hash({}))
attempt(lambda: {"a": 1} < {"b": 1})
attempt(lambda: {}.get(1, 2, 3))
attempt(lambda: {}.pop(1, 2, 3))
print(type({}.keys()).__name__, type({}.items()).__name__, type({}.values()).__name__, type(iter({})).__name__, type(iter({}.items())).__name__)
print({"a": 1}.keys().mapping, sorted({"b": 1, "a": 2}), max({"b": 1, "a": 2}), min({"b": 1, "a": 2}, key={"b": 1, "a": 2}.get), sum({1: 2, 3: 4}))
print({i: i * i for i in range(3)}, {"k": {"n": {"m": 1}}}["k"]["n"]["m"])
print({"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {"a": 1}.__len__(), dict.__name__, {1: 2}.__eq__({1: 2}), {"a": [1]}.__repr__())
