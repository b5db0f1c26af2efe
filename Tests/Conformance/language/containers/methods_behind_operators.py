"""Operators of containers as methods by name: `__ior__`, `__reversed__`; what derived classes call with super()."""
from collections import Counter, deque


class Log(list):
    def __iadd__(self, other):
        print("adding", other)
        return super().__iadd__(other)

    def __reversed__(self):
        print("reversing")
        return super().__reversed__()


class Settings(dict):
    def __ior__(self, other):
        print("updating", other)
        super().__ior__({key.upper(): value for key, value in dict(other).items()})
        return self


class Tags(set):
    def __ior__(self, other):
        return super().__ior__({tag.lower() for tag in other})

    def add(self, tag):
        return super().add(tag.lower())


log = Log([1])
log += (2, 3)
print(log, type(log).__name__, list(reversed(log)))
settings = Settings(a=1)
settings |= {"b": 2}
settings |= [("c", 3)]
print(settings, list(settings.__reversed__()))
tags = Tags({"x"})
tags |= {"Y"}
print(tags.add("Z"), tags.discard("nothing"), sorted(tags), tags.add("Z"), tags.discard("z"), sorted(tags))
values = [1, 2]
print(values.__iadd__([3]) is values, values.__imul__(2), values)
members = {1, 2, 3}
print(members.__isub__({1}), members.__iand__({2, 5}), members.__ixor__({7}), members.__ior__([1]) is NotImplemented, members)
table = {1: 2}
print(table.__ior__({3: 4}), table, list(range(3).__reversed__()))
queue = deque([1], maxlen=3)
print(queue.__iadd__([2, 3, 4]), queue.__imul__(2))
counts = Counter(a=2)
print(counts.__add__(Counter(b=1)), counts.__sub__(Counter(a=1)), counts.__iadd__(Counter(a=1)), counts)
for mutate in (values.append, members.add, members.discard, queue.append):
    print(mutate(5))
print(values.extend([1]), values.sort(), values.reverse(), values.clear(), table.update(a=1), table.clear(), members.update([1]), members.clear(), queue.rotate(1))
