"""Cycles of objects are freed, by themselves and by gc.collect()."""
import gc


class Node:
    alive = 0

    def __init__(self, name):
        self.name = name
        self.links = []
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


def pair():
    a, b = Node("a"), Node("b")
    a.links.append(b)
    b.links.append(a)


def ring(n):
    nodes = [Node(i) for i in range(n)]
    for left, right in zip(nodes, nodes[1:] + nodes[:1]):
        left.links.append(right)
    return nodes[0]


gc.collect()
gc.disable()
print(gc.isenabled())
pair()
print("before", Node.alive)
gc.collect()
print("after", Node.alive)
kept = ring(5)
gc.collect()
print("kept", Node.alive, kept.links[0].name)
kept = None
gc.collect()
print("released", Node.alive)

node = Node("itself")
node.me = node
node.dict = {"node": node, "tuple": (node, [node])}
node.method = node.__init__
node.function = lambda: node
del node
gc.collect()
print("itself", Node.alive)


def closure():
    node = Node("closure")

    def recursive(n):
        return node if n == 0 else recursive(n - 1)

    return recursive(3).name


print(closure(), closure())
gc.collect()
print("closures", Node.alive)


def suspended():
    node = Node("generator")
    try:
        node.generator = yield node
        yield node.name
    finally:
        print("generator closed")


generator = suspended()
next(generator)
print(generator.send(generator))
del generator
gc.collect()
print("generators", Node.alive)

try:
    node = Node("exception")
    raise ValueError(node)
except ValueError as error:
    node.error = error
    del node
gc.collect()
print("exceptions", Node.alive)
gc.enable()
for _ in range(50_000):
    pair()
print("many", Node.alive < 150_000, gc.isenabled())
gc.collect()
print("end", Node.alive, gc.collect(0) >= 0)
try:
    gc.collect(3)
except ValueError as error:
    print(error)
