"""obj.__dict__ and vars(): a live dict of the attributes, with every method of a dict."""
import json


class A:
    def __init__(self):
        self.x = 1
        self.y = 2


a = A()
d = a.__dict__
print(isinstance(d, dict), type(d), {**d}, dict(d), d | {"z": 3}, {"w": 0} | d, d == {"x": 1, "y": 2}, len(d), sorted(d), list(d.items()))
d.update(z=5)
d.update({"u": 8}, t=9)
d["w"] = 6
print(a.z, a.w, a.u, d.pop("z"), d.get("q", 0), "w" in d, d.setdefault("v", 7), d)
print(json.dumps(vars(a)), d.copy(), dict(**d), d.keys(), d.values(), vars(a) == a.__dict__)
print(repr(d), str(d), f"{d}", bool(d), d != {}, max(d), min(d, key=d.get))
print(d.popitem(), d)
d.clear()
print(vars(a), bool(d))
d |= {"k": 1}
print(a.k)
for key in vars(a):
    print(key)
del d["k"]
for action in (lambda: a.k, lambda: d["nope"], lambda: d.pop("nope"), lambda: d.popitem(), lambda: d.update({}, {})):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
a.__dict__["not an identifier"] = 1
print(getattr(a, "not an identifier"), vars(a))


class B:
    """doc"""
    x = 1

    def f(self):
        pass


print(sorted(k for k in B.__dict__ if not k.startswith("__")), type(B.__dict__), B.__dict__["x"], "f" in B.__dict__, B.__dict__.get("x"), B.__dict__["__doc__"], "__qualname__" in B.__dict__)
try:
    B.__dict__["y"] = 1
except TypeError as e:
    print(e)
print(type(globals()), isinstance(globals(), dict), globals() is globals(), globals().get("nope"), {k: v for k, v in globals().items() if k == "key"})
globals().update(made=6)
print(made)


class D(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


o = D(a=1)
o.b = 2
print(o.a, o, vars(o))
