"""Long rows in a log: representations with limits."""
import reprlib
from collections import deque

for value in [list(range(20)), tuple(range(20)), (1,), {n: n * n for n in range(9)}, set(range(9)), frozenset("ab"), deque(range(9)), "x" * 50, "it's\n" * 12, 10**60, [[[[[[[[1]]]]]]]], [], {}, set(), 3.5, None, b"y" * 50, {"a": [1] * 9}, range(3)]:
    print(reprlib.repr(value))

short = reprlib.Repr()
short.maxlist = 2
short.maxstring = 10
short.maxlevel = 2
print(short.repr([1, 2, 3]), short.repr("abcdefghijklmn"), short.repr([[[1]]]), short.maxdict, short.maxother)


class Row:
    def __repr__(self):
        return "<Row with a very long description of all its columns>"


class Broken:
    def __repr__(self):
        raise ValueError("no")


class Shown(reprlib.Repr):
    def repr_Row(self, row, level):
        return f"row at level {level}"

    def repr_int(self, number, level):
        return f"#{number}"


print(reprlib.repr(Row()), reprlib.repr([Broken()])[:18], Shown().repr([Row(), 5, "text"]))


class Node(list):
    @reprlib.recursive_repr(fillvalue="<again>")
    def __repr__(self):
        """What holds what."""
        return "Node(" + ", ".join(map(repr, self)) + ")"


node = Node([1])
node.append(node)
print(node, Node.__repr__.__doc__, Node.__repr__.__name__)
