"""Chains of many objects, each of which holds the next, are released without trouble."""
import collections
import functools
import gc
import itertools

LENGTH = 100_000


class Node:
    def __init__(self, following):
        self.following = following


class Slotted:
    __slots__ = ("following",)

    def __init__(self, following):
        self.following = following


class Items(list):
    pass


def generator(inner):
    yield inner


def running(inner):
    made = generator(inner)
    next(made)
    return made


def failure(cause):
    made = ValueError("link")
    made.__context__ = cause
    return made


def caused(cause):
    made = ValueError("link")
    made.__cause__ = cause
    return made


Point = collections.namedtuple("Point", "x")
links = {
    "lists": lambda inner: [inner],
    "tuples": lambda inner: (inner,),
    "dicts": lambda inner: {"inner": inner},
    "instances": Node,
    "slots": Slotted,
    "derived lists": lambda inner: Items([inner]),
    "named tuples": Point,
    "closures": lambda inner: lambda: inner,
    "defaults": lambda inner: lambda value=inner: value,
    "generators": generator,
    "running generators": running,
    "contexts": failure,
    "causes": caused,
    "partials": lambda inner: functools.partial(print, inner),
    "ordered dicts": lambda inner: collections.OrderedDict(inner=inner),
}
for name, link in links.items():
    chain = None
    for _ in range(LENGTH):
        chain = link(chain)
    del chain
    print(name, "released")

iterators = {
    "map": lambda inner: map(str, inner),
    "filter": lambda inner: filter(None, inner),
    "zip": zip,
    "enumerate": enumerate,
    "chain": itertools.chain,
    "islice": lambda inner: itertools.islice(inner, 3),
    "generator expressions": lambda inner: (value for value in inner),
}
for name, link in iterators.items():
    chain = iter([])
    for _ in range(10_000):
        chain = link(chain)
    del chain
    print(name, "released")

first = last = Node(None)
for _ in range(LENGTH):
    node = Node(None)
    node.previous, last.following = last, node
    last = node
del first, last, node
print("linked both ways:", gc.collect() >= LENGTH)
