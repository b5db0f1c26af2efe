"""Deep data: repr, comparison, hashing and copying of it raise RecursionError, and the program goes on."""
import json


def attempt(label, function, *arguments):
    try:
        result = function(*arguments)
    except RecursionError as error:
        print(label, "RecursionError:", error)
    else:
        print(label, type(result).__name__)


def nested(kind, depth):
    value = kind()
    for _ in range(depth):
        if kind is list:
            value = [value]
        elif kind is tuple:
            value = (value,)
        else:
            value = {"a": value}
    return value


for kind in (list, tuple, dict):
    deep = nested(kind, 100_000)
    same = nested(kind, 100_000)
    attempt(f"repr of {kind.__name__}", repr, deep)
    attempt(f"str of {kind.__name__}", str, deep)
    attempt(f"format of {kind.__name__}", "{}".format, deep)
    attempt(f"{kind.__name__} ==", lambda: deep == same)
    attempt(f"{kind.__name__} in list", lambda: deep in [same])
    attempt(f"json of {kind.__name__}", json.dumps, deep)
    shallow = nested(kind, 50)
    print(kind.__name__, len(repr(shallow)), shallow == nested(kind, 50))

attempt("hash of tuple", hash, nested(tuple, 100_000))
attempt("list <", lambda: nested(list, 100_000) < nested(list, 100_000))
attempt("json of text", json.loads, "[" * 100_000 + "]" * 100_000)
attempt("json of objects", json.loads, '{"a":' * 100_000 + "1" + "}" * 100_000)


class Node:
    def __init__(self, child):
        self.child = child

    def __repr__(self):
        return f"Node({self.child!r})"

    def __eq__(self, other):
        return self.child == other.child


def chain(depth):
    node = Node(None)
    for _ in range(depth):
        node = Node(node)
    return node


attempt("repr of nodes", repr, chain(50_000))
attempt("== of nodes", lambda: chain(50_000) == chain(50_000))
print(repr(chain(3)), chain(3) == chain(3))
