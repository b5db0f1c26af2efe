"""The operator module."""
import operator
from operator import attrgetter, itemgetter, methodcaller
from types import SimpleNamespace


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "eq", "ne", "ge", "gt", "and_", "or_", "xor", "lshift", "rshift", "is_", "is_not"):
    print(name, getattr(operator, name)(13, 3) if name not in ("lshift", "rshift") else getattr(operator, name)(13, 2))
print(operator.neg(3), operator.pos(-3), operator.abs(-3), operator.inv(5), operator.invert(0), operator.not_([]), operator.truth("a"), operator.index(True), operator.concat("a", "b"), operator.contains([1], 1), operator.countOf("banana", "a"), operator.indexOf("abc", "c"), operator.length_hint(iter("abc")), operator.getitem("abc", 1))
items = [1, 2, 3]
operator.setitem(items, 0, "x")
operator.delitem(items, 1)
grown = operator.iadd(items, ["y"])
print(items, grown is items, operator.imul([0], 2), operator.iconcat([1], (2,)), operator.isub(5, 3), operator.ior({"a": 1}, {"b": 2}), operator.call(max, 3, 9), operator.getitem({"k": 1}, "k"), operator.getitem("abcd", slice(1, 3)))
rows = [("ann", 3, "x"), ("bob", 1, "z"), ("cat", 2, "y")]
print(sorted(rows, key=itemgetter(1)), list(map(itemgetter(0, 2), rows)), itemgetter(-1)("xyz"), itemgetter("a", "b")({"a": 1, "b": 2}), itemgetter(slice(0, 2))("xyz"), itemgetter(1), itemgetter("a", 0))
people = [SimpleNamespace(name=SimpleNamespace(first="B", last="A"), age=30), SimpleNamespace(name=SimpleNamespace(first="A", last="B"), age=25)]
print([p.age for p in sorted(people, key=attrgetter("name.first"))], attrgetter("age", "name.last")(people[0]), attrgetter("age"), attrgetter("a.b", "c"))
print(methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"), methodcaller("get", "k", 0)({}), methodcaller("f", 1, x=2), list(map(methodcaller("strip"), [" a", "b "])))
attempt("add", lambda: operator.add(1, "a"))
attempt("few", lambda: operator.add(1))
attempt("concat", lambda: operator.concat(1, 2))
attempt("index", lambda: operator.index(1.5))
attempt("indexOf", lambda: operator.indexOf("abc", "z"))
attempt("itemgetter", lambda: itemgetter())
attempt("item", lambda: itemgetter(5)("abc"))
attempt("attrgetter", lambda: attrgetter(5))
attempt("attribute", lambda: attrgetter("real.nope")(5))
attempt("methodcaller", lambda: methodcaller())
attempt("method name", lambda: methodcaller(5))
attempt("method", lambda: methodcaller("nope")("a"))
attempt("getter call", lambda: itemgetter(0)())
