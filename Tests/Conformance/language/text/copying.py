"""copy: shallow and deep, shared parts, cycles, hooks."""
import copy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from types import SimpleNamespace


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


Point = namedtuple("Point", "x y")


@dataclass
class Team:
    name: str
    members: list


class Node:
    def __init__(self, value):
        self.value, self.links = value, []


class Tags(list):
    pass


class Session:
    def __init__(self, log):
        self.log = log

    def __copy__(self):
        return Session(self.log + ["copied"])

    def __deepcopy__(self, memo):
        return Session([*copy.deepcopy(self.log, memo), "deep"])


nested = [1, [2, 3], {"k": [4]}]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[1].append("new")
nested[2]["k"].append("new")
nested.append("top")
print(nested, shallow, deep, shallow[1] is nested[1], deep[1] is nested[1])
for value in (5, "text", None, (1, 2), frozenset([1]), len, int, range(3), Point(1, 2), {1, 2}, {"a": 1}, bytearray(b"x"), deque([1], 3), OrderedDict(a=1), defaultdict(list, a=[1]), Counter("aa"), SimpleNamespace(a=1), slice(1, 2)):
    print(copy.copy(value), copy.copy(value) is value, copy.deepcopy(value) == value, type(copy.deepcopy(value)).__name__)
shared = [0]
pair = copy.deepcopy([shared, shared, (shared,)])
pair[0].append(1)
print(pair, pair[0] is pair[1], pair[0] is pair[2][0], shared)
node = Node("a")
node.links.append(node)
twin = copy.deepcopy(node)
print(twin is not node, twin.links[0] is twin, twin.value)
loop = []
loop.append(loop)
other = copy.deepcopy(loop)
print(other[0] is other, other is not loop)
team = Team("red", ["x"])
clone, sharing = copy.deepcopy(team), copy.copy(team)
team.members.append("y")
print(team, clone, sharing, clone == team, sharing == team)
tags = Tags(["a", ["b"]])
tags.owner = ["me"]
tag_copy, tag_deep = copy.copy(tags), copy.deepcopy(tags)
print(tag_copy, type(tag_copy).__name__, tag_copy.owner is tags.owner, tag_deep.owner is tags.owner, tag_deep[1] is tags[1], tag_copy[1] is tags[1])
print(copy.copy(Session(["s"])).log, copy.deepcopy(Session(["s"])).log, copy.deepcopy({"s": Session([])})["s"].log, copy.deepcopy(ValueError("m", [1])).args)
memo = {}
print(copy.deepcopy([shared], memo), len(memo) > 0, copy.deepcopy((1, "a")), copy.deepcopy(([],)) == ([],))
attempt("generator", lambda: copy.copy(x for x in ()))
attempt("module", lambda: copy.deepcopy(copy))
attempt("argument", lambda: copy.copy())
