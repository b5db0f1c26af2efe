"""Many cycles made and dropped: what is alive at any time stays few."""
import gc
import weakref


class Person:
    alive = 0

    def __init__(self):
        Person.alive += 1
        self.friend = None

    def __del__(self):
        Person.alive -= 1


most = 0
for _ in range(100_000):
    left, right = Person(), Person()
    left.friend, right.friend = right, left
    most = max(most, Person.alive)
del left, right
gc.collect()
print("alive at the end:", Person.alive)
print("never all at once:", most < 100_000)

registry = weakref.WeakSet()


class Tree:
    def __init__(self, depth, parent=None):
        self.parent = parent
        self.children = [Tree(depth - 1, self) for _ in range(2)] if depth else []
        registry.add(self)


for _ in range(20):
    tree = Tree(6)
print("one tree at least:", len(registry) >= 127)
del tree
gc.collect()
print("trees left:", len(registry))
