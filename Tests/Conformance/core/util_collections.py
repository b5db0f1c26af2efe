# Collections and functions of sqlalchemy.util that programs use.
from sqlalchemy import util
from sqlalchemy.exc import CircularDependencyError
from sqlalchemy.util import IdentitySet, LRUCache, OrderedSet, PopulateDict, ScopedRegistry, ThreadLocalRegistry, UniqueAppender, topological

names = OrderedSet(["salt", "ash", "oak", "ash"])
names.add("elm")
names.insert(0, "fir")
names.discard("none")
names.remove("oak")
print(names, len(names), names[1], "ash" in names, isinstance(names, set), names.pop())
print(names | ["yew", "ash"], names & {"ash"}, names - ["fir"], names ^ ["ash", "box"], {"ash"} | names == {"ash", "fir", "salt"})
names |= ["yew"]
names -= ["fir"]
names.update(["a", "b"], ["c"])
names.intersection_update(["a", "yew", "salt"])
print(names, names == {"a", "yew", "salt"}, names.union([1], [2]), names.symmetric_difference(["a"]))
for wrong in (lambda: names.remove("x"), lambda: names[9], lambda: hash(names), lambda: OrderedSet().pop()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        return True


one, two, three = Thing("one"), Thing("two"), Thing("three")
things = IdentitySet([one, two, one])
print(things, len(things), three in things, things | IdentitySet([three]), things - IdentitySet([one]), things ^ IdentitySet([two, three]))
print(things < IdentitySet([one, two, three]), things >= IdentitySet([two]), things == IdentitySet([two, one]), things.issuperset([one]))
things.add(three)
things.difference_update([one])
print(things, things.pop(), things)

cache = LRUCache(3, threshold=0.2, size_alert=lambda c: print("too many:", len(c)))
for number in range(6):
    cache[number] = number * 10
    cache.get(0)
print(list(cache.items()), cache.get(99, "none"), 0 in cache, cache.size_threshold, cache.pop(0), len(cache))

lengths = PopulateDict(len)
print(lengths["four"], lengths, "x" in lengths)
scope, made = ["a"], iter(range(10))
registry = ScopedRegistry(lambda: next(made), lambda: scope[0])
print(registry.has(), registry(), registry(), registry.registry)
scope[0] = "b"
registry.set("own")
print(registry(), registry.registry)
registry.clear()
print(registry.has(), ThreadLocalRegistry(lambda: "one")())
appender = UniqueAppender([])
for thing in (one, one, two):
    appender.append(thing)
print(appender.data)

print(list(topological.sort([("a", "b"), ("b", "c")], ["c", "d", "b", "a"])), list(topological.sort_as_subsets([(1, 2), (1, 3), (2, 4)], [4, 3, 2, 1])))
try:
    list(topological.sort([(1, 2), (2, 1), (2, 3)], [1, 2, 3]))
except CircularDependencyError as error:
    print(error, error.cycles, sorted(error.edges))
print(util.merge_lists_w_ordering(["a", "id", "x"], ["id", "name", "x", "z"]))
properties = util.OrderedProperties()
properties.x = 1
properties["y"] = 2
print(properties.items(), properties.y, properties.as_readonly().x, "x" in properties)
for wrong in (lambda: properties.z, lambda: setattr(properties.as_readonly(), "x", 5), lambda: util.FacadeDict({"a": 1}).copy()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
