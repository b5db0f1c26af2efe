# A WeakSet of listeners: the operations of a set, on elements that go with their owners.
import gc
import weakref
from collections.abc import MutableSet


class Listener:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Listener({self.name!r})"


def names(listeners):
    return sorted(listener.name for listener in listeners)


a, b, c, d = (Listener(name) for name in "abcd")
first = weakref.WeakSet([a, b, c])
second = weakref.WeakSet([b, c, d])

print(names(first | second), names(first & second), names(first - second), names(first ^ second))
print(names(first.union([d])), names(first.intersection([a, d])), names(first.difference([a])), names(first.symmetric_difference([a, d])))
print(first.issubset(first | second), first.issuperset([a]), first.isdisjoint([d]), first <= first, first < first, first >= {a}, first > {a})
print(first == weakref.WeakSet([c, b, a]), first == {a, b, c}, first != second)
print(type(first | second).__name__, isinstance(first, MutableSet), a in first, d in first, 5 in first)

first |= [d]
print(names(first))
first -= [a]
print(names(first))
first &= [b, d]
print(names(first))
first ^= second
print(names(first))
first.update([a, b])
first.discard(a)
first.discard(a)
first.intersection_update([b, c])
print(names(first), len(first))
copied = first.copy()
copied.clear()
print(len(first), len(copied), bool(copied), repr(copied))

for attempt in (
    lambda: first.remove(d),
    lambda: weakref.WeakSet([1]),
    lambda: weakref.WeakSet(1),
    lambda: weakref.WeakSet().pop(),
    lambda: hash(first),
    lambda: first.discard("x"),
    lambda: {a} | first,
    lambda: first < 3,
):
    try:
        print(attempt())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error if isinstance(error, TypeError) or error.args[0] == "pop from empty WeakSet" else "")

taken = first.pop()
print(taken in (b, c), len(first))

crowd = [Listener(str(number)) for number in range(5)]
watched = weakref.WeakSet(crowd)
iterator = iter(watched)
next(iterator)
del crowd
gc.collect()
print(len(watched) <= 1, len(list(iterator)))


class Registry(weakref.WeakSet):
    def names(self):
        return names(self)


registry = Registry([a, b])
print((registry | [c]).names(), type(registry - [a]).__name__)
