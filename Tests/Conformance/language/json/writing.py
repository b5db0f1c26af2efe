"""json.dumps: values, layout, keys, errors."""
import json
from collections import Counter, OrderedDict, namedtuple
from enum import IntEnum


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Level(IntEnum):
    LOW = 1
    HIGH = 2


Point = namedtuple("Point", "x y")
for value in (None, True, 0, -5, 10**20, 1.0, 1e16, 1e-7, 0.1 + 0.2, "", "é😀", 'q"\\/\n\t\x01\x7f', [], {}, (1, 2), [[], [{}]], {"a": None}, Level.HIGH, {Level.LOW: Level.HIGH}, Point(1, 2), OrderedDict(b=1, a=2), Counter("aab"), float("inf"), [float("nan")]):
    print(json.dumps(value))
record = {"name": "Ann", "tags": ["x", "y"], "address": {"city": "Oslo", "zip": None}, "scores": [], "extra": {}, "n": (1, 2.5)}
print(json.dumps(record))
print(json.dumps(record, indent=2))
print(json.dumps(record, indent=4, sort_keys=True))
print(json.dumps(record, indent="\t", separators=(",", " = ")))
print(json.dumps(record, separators=(",", ":")), json.dumps([1, [2]], indent=0), json.dumps([], indent=2), json.dumps({"k": []}, indent=1))
print(json.dumps("é\u2028", ensure_ascii=False), json.dumps({1: "a", 2.5: "b", True: "c", None: "d", "e": 1}), json.dumps({(1,): 1, "a": 2}, skipkeys=True))
print(json.dumps({"b": {"z": 1, "a": 2}, "a": [{"d": 1, "c": 2}]}, sort_keys=True))
loop = []
loop.append(loop)
attempt("circular", lambda: json.dumps(loop))
attempt("set", lambda: json.dumps({1, 2}))
attempt("object", lambda: json.dumps({"a": [object()]}))
attempt("bytes", lambda: json.dumps(b"x"))
attempt("tuple key", lambda: json.dumps({(1, 2): 3}))
attempt("mixed keys", lambda: json.dumps({"a": 1, 2: 2}, sort_keys=True))
attempt("nan", lambda: json.dumps(float("nan"), allow_nan=False))
attempt("option", lambda: json.dumps(1, pretty=True))
attempt("position", lambda: json.dumps(1, 2))
attempt("none", lambda: json.dumps())
attempt("separators", lambda: json.dumps([1], separators=(",",)))
