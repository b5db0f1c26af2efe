"""Methods of dict views by name, what collections.abc takes them for, and how many elements iterators still have."""
import collections.abc as abc
import operator
import types

ages = {"ann": 31, "bob": 27, "cy": 45}
keys, values, items = ages.keys(), ages.values(), ages.items()
print(keys.__len__(), list(keys.__iter__()), keys.__contains__("bob"), list(keys.__reversed__()), list(reversed(items)))
print(items.__contains__(("ann", 31)), sorted(keys.__and__({"ann", "zoe"})), sorted(keys.__rsub__({"ann", "zoe"})))
for view in keys, values, items, ages, range(3), memoryview(b"ab"), (n for n in ()), len, [].append, lambda: None:
    names = ["Hashable", "Callable", "Iterable", "Iterator", "Reversible", "Sized", "Container", "Collection", "Set", "Mapping", "Sequence", "MappingView", "KeysView", "ItemsView", "ValuesView"]
    print(type(view).__name__, [name for name in names if issubclass(type(view), getattr(abc, name))])

for iterator in iter({1, 2, 3}), iter(ages), iter(values), reversed(ages), iter([1, 2]), reversed([1, 2, 3]), reversed("ab"), iter(range(7)), iter((1,)):
    before = operator.length_hint(iterator)
    next(iterator)
    print(type(iterator).__name__, before, operator.length_hint(iterator))


class Countdown:
    def __init__(self):
        self.size = 2

    def __getitem__(self, position):
        if position >= self.size:
            raise IndexError(position)
        return position


countdown = Countdown()
iterator = iter(countdown)
print(list(iterator))
countdown.size = 5
print(list(iterator), list(countdown))

loop = {}
loop["self"] = loop.values()
print(loop)

inner = {}
proxy = types.MappingProxyType(inner)
shown = proxy.keys()
inner["x"], inner["y"] = 1, 2
print(list(shown), list(reversed(proxy)), proxy | {"z": 3})


class Hashed(set):
    def __hash__(self):
        return 5


one = Hashed()
holder = {one}
print(one in holder, len(holder))
holder.remove(one)
print(holder)


class Same:
    def __eq__(self, other):
        return True


print(range(4).count(Same()), range(4).count(2), range(4).count(2.0), (1,).__rmul__(2), bool.from_bytes(b"\x01", "big"))
