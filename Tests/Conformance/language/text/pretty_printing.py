"""pprint: layout of nested containers."""
import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from pprint import PrettyPrinter, pformat, pp
from types import SimpleNamespace


@dataclass
class Order:
    number: int
    lines: list
    note: str = ""
    secret: str = field(default="x", repr=False)


record = {"name": "Ann", "id": 7, "tags": ["alpha", "beta"], "address": {"street": "A long street name, number 12", "city": "Oslo", "geo": (59.91, 10.75)}}
pprint.pprint(record)
pprint.pprint(record, width=40)
pprint.pprint(record, indent=4, width=50)
pprint.pprint(record, depth=1)
pp(record, width=60)
pprint.pprint(record, sort_dicts=False, width=200)
pprint.pprint(list(range(30)), width=40)
pprint.pprint(list(range(30)), width=40, compact=True)
pprint.pprint([[("a", 1)] * 2, {"k": {1, 2}}, (), (5,), {}], width=20)
pprint.pprint({"text": "many words that will not fit on a line of this width " * 2, "n": 1}, width=50)
pprint.pprint("first line\nsecond line that is rather long\n", width=24)
pprint.pprint([b"bytes" * 12, {"frozen": frozenset(range(8))}], width=30)
pprint.pprint({i: "x" * i for i in range(6)}, width=30)
pprint.pprint(OrderedDict((word, len(word)) for word in ("one", "three", "fifteen")), width=30)
pprint.pprint(defaultdict(list, {"key one": [1, 2], "key two": [3]}), width=30)
pprint.pprint(Counter("mississippi river"), width=30)
pprint.pprint(deque(range(12), maxlen=20), width=30)
pprint.pprint(SimpleNamespace(name="x" * 20, values=list(range(5))), width=30)
pprint.pprint([Order(1, ["first line", "second line"], "a note"), Order(2, [])], width=40)
pprint.pprint({2: "b", 1: "a", "z": None, None: 0})
print(pformat([1, "a"]), pformat(12345678, underscore_numbers=True), pformat({"b": 1, "a": 2}), pprint.saferepr({"b": [1], "a": (2,)}))
cycle = [1]
cycle.append(cycle)
print(pformat(cycle).replace(str(id(cycle)), "ID"), pprint.isrecursive(cycle), pprint.isreadable(cycle), pprint.isreadable([1]), pprint.isreadable(object()))
printer = PrettyPrinter(width=20, compact=True)
printer.pprint(list(range(12)))
print(printer.pformat({"a": list(range(9))}))


class Out:
    text = ""

    def write(self, piece):
        self.text += piece


out = Out()
pprint.pprint([1, 2], stream=out)
print(repr(out.text))
for options in ({"width": 0}, {"indent": -1}, {"depth": 0}):
    try:
        PrettyPrinter(**options)
    except ValueError as error:
        print(error)
