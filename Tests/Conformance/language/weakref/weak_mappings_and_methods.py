# Weak mappings are mappings; weak methods and derived references are references.
import copy
import gc
import weakref
from collections.abc import MutableMapping


class Thing:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return f"hello {self.name}"

    def leave(self):
        return "bye"


x, y = Thing("x"), Thing("y")
values = weakref.WeakValueDictionary(x=x)
values.update({"y": y}, z=y)
print(sorted(values), values == {"x": x, "y": y, "z": y}, isinstance(values, MutableMapping))
print(sorted(values | {"w": x}), sorted({"v": x} | values), type({"v": x} | values).__name__)
values |= {"u": y}
print(values.popitem()[1] in (x, y), len(values), [reference() is not None for reference in values.valuerefs()])
print(copy.copy(values) == values, copy.deepcopy(values) == values, values.copy() is values)

keys = weakref.WeakKeyDictionary({x: 1})
keys[y] = [2]
print(sorted(keys.values(), key=str), x in keys, "x" in keys, keys == {x: 1, y: [2]})
deep = copy.deepcopy(keys)
print(deep[y] == keys[y], deep[y] is keys[y], len(keys.keyrefs()))
for attempt in (
    lambda: keys["x"],
    lambda: keys.get(3),
    lambda: keys.update(a=1),
    lambda: weakref.WeakKeyDictionary().popitem(),
    lambda: values.pop("missing"),
    lambda: values.setdefault("s", 5),
    lambda: keys | 3,
    lambda: values.update(1, 2),
):
    try:
        print(attempt())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)

method, again = weakref.WeakMethod(x.greet), weakref.WeakMethod(x.greet)
print(method()(), method == again, hash(method) == hash(again), method == weakref.WeakMethod(x.leave), isinstance(method, weakref.ref))
gone = []
watched = weakref.WeakMethod(y.greet, gone.append)
del y, values, deep
keys.clear()
gc.collect()
print(watched(), gone == [watched], watched == watched)
try:
    weakref.WeakMethod(print)
except TypeError as error:
    print(error)


class Labelled(weakref.ref):
    def __init__(self, target, callback=None, label="none"):
        super().__init__(target, callback)
        self.label = label

    def __call__(self):
        target = super().__call__()
        return None if target is None else (self.label, target.name)


print(Labelled(x, label="first")(), Labelled(x)(), Labelled(x) == weakref.ref(x))


class Slotted(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        return weakref.ref.__new__(cls, target, callback)

    def __init__(self, target, callback, key):
        super().__init__(target, callback)
        self.key = key


print(Slotted(x, None, 7).key, Slotted(x, None, 7)() is x, hasattr(Slotted(x, None, 7), "other"))

proxy = weakref.proxy(x)
print(isinstance(proxy, Thing), proxy.greet(), proxy == x, type(proxy) is weakref.ProxyType, weakref.ProxyType in weakref.ProxyTypes)
del x
gc.collect()
try:
    proxy.greet()
except ReferenceError as error:
    print(error)
