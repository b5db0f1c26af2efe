"""Containers take an element for equal where it is the same object, whatever `==` says: NaN and its like."""
from collections import Counter, OrderedDict, deque, namedtuple
from dataclasses import dataclass

nan = float("nan")
other = float("nan")


class Never:
    def __eq__(self, other):
        return False

    __hash__ = object.__hash__


class Refuses:
    def __eq__(self, other):
        raise ValueError("not compared")

    __hash__ = object.__hash__


Point = namedtuple("Point", "x")


@dataclass
class Data:
    x: object


never, refuses = Never(), Refuses()
for value in (nan, never):
    print(value == value, [value] == [value], (value,) == (value,), {1: value} == {1: value}, {value} == {value}, {value: 1} == {value: 1})
    print(value in [value], value in (value,), value in {value}, value in {value: 1}, value in {1: value}.values(), (1, value) in {1: value}.items(), value in iter([value]))
    print([value].count(value), [value].index(value), (value,).count(value), deque([value]).count(value), deque([value]) == deque([value]))
    print(OrderedDict(a=value) == OrderedDict(a=value), Counter({value: 1}) == Counter({value: 1}), Point(value) == Point(value), Data(value) == Data(value))
    items = [1, value]
    items.remove(value)
    print(items, {value} - {value}, {value} <= {value}, frozenset([value]) == frozenset([value]))
print([refuses] == [refuses], refuses in [refuses], {refuses: "found"}[refuses])
print([nan] == [other], nan in [other], {nan, other} == {nan}, len({nan, other, nan}), [nan, other].index(other), {nan: 1, other: 2}[other])
print([nan] != [nan], [nan] < [nan], [nan] <= [nan], (nan, 1) < (nan, 2), [nan, 1] < [nan, 2], [1, nan] < [1, other])
same = nan
print([same] == [nan], {nan: 1, same: 2} == {nan: 2}, [nan] * 2 == [nan, same])
