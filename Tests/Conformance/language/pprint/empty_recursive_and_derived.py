# pprint of empty collections, of what contains itself, of derived classes and of printers with a format of their own.
import pprint
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from dataclasses import dataclass, field


class Pair(tuple):
    pass


class Stack(list):
    pass


for value in (Counter(), OrderedDict(), defaultdict(int), deque(maxlen=7), deque(), ChainMap(), {}, [], (), set(), frozenset()):
    pprint.pprint(value, width=1)
words = "the quick brown fox jumps over the lazy dog".split()
pprint.pprint(UserDict(enumerate(words)), width=40)
pprint.pprint(UserList(words), width=40)
pprint.pprint(UserString(" ".join(words)), width=30)
pprint.pprint(Pair(range(30)), width=40, compact=True)
pprint.pprint(Stack(words), width=30)
pprint.pprint(defaultdict(list, {word: [len(word)] for word in words}), width=40)


@dataclass
class Node:
    name: str
    child: "Node | None" = None
    tags: list = field(default_factory=list)


root = Node("a rather long name for a node", Node("another long name for its child", tags=["x" * 30, "y" * 30]))
pprint.pprint(root, width=60)
root.child.child = root
pprint.pprint(root, width=60)
print(pprint.isreadable(root), pprint.isrecursive([1]), pprint.PrettyPrinter().isrecursive(root.child), pprint.PrettyPrinter().isreadable([1, "a"]))
loop = [1]
loop.append(loop)
print(pprint.PrettyPrinter().isrecursive(loop), pprint.PrettyPrinter().isreadable(loop), pprint.isreadable(object()))


class Dotted(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return (object, True, False) if " " not in object else (repr(object), True, False)
        return pprint.PrettyPrinter.format(self, object, context, maxlevels, level)


print(Dotted().pformat({"with space": "two words", "dotted.name": ["like.this", 3]}))
Dotted(width=20).pprint(["a.b.c.d", "one two", {"k.l": ("m.n", 1.5)}])
try:
    pprint.PrettyPrinter(4, 40, 5, None, True)
except TypeError as error:
    print(error)
