"""Copies of containers of the program's own classes that tell their state; what __reduce_ex__ gives."""
import copy
import copyreg
from collections import Counter, OrderedDict, defaultdict, deque


class Settings(dict):
    """Attributes with a leading underscore are not part of the state."""

    def __getstate__(self):
        return {name: value for name, value in self.__dict__.items() if not name.startswith("_")}


settings = Settings(host="localhost", ports=[80])
settings._cache, settings.origin = {}, "file"
for make in (copy.copy, copy.deepcopy):
    made = make(settings)
    print(type(made).__name__, made, made == settings, vars(made), made["ports"] is settings["ports"])


class Path(list):
    def __getstate__(self):
        return {"length": len(self)}

    def __setstate__(self, state):
        self.restored = state


class Tags(set):
    def __init__(self, tags=(), name="tags"):
        super().__init__(tags)
        self.name = name

    def __getstate__(self):
        return {"name": self.name + "'"}


class Ordered(OrderedDict):
    def __getstate__(self):
        return {"kept": True}


class Pair(tuple):
    def __getstate__(self):
        return {"kept": True}


for original in (Path([1, [2]]), Tags("ab", "letters"), Ordered(a=[1]), Pair((1, [2]))):
    for make in (copy.copy, copy.deepcopy):
        made = make(original)
        print(type(made).__name__, sorted(made, key=str), vars(made))


class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


class Appended(list):
    def append(self, element):
        print("append", element)
        super().append(element)


loud = Loud(a=[1])
print(copy.copy(loud), copy.deepcopy(Appended([1, [2]])))


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(copy.copy(Single()) is Single(), copy.deepcopy(Single()) is Single())


class Node(dict):
    def __getstate__(self):
        return self.__dict__


node = Node()
node["self"] = node.me = node
made = copy.deepcopy(node)
print(made["self"] is made, made.me is made, made is node)


def shown(parts):
    if isinstance(parts, tuple):
        return "(" + ", ".join(map(shown, parts)) + ")"
    if hasattr(parts, "__next__"):
        return str(list(parts))
    return parts.__name__ if callable(parts) else repr(parts)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Spot(Point):
    __slots__ = ("__dict__", "z")


class Money:
    def __new__(cls, amount, currency="EUR"):
        made = super().__new__(cls)
        made.amount, made.currency = amount, currency
        return made

    def __getnewargs_ex__(self):
        return (self.amount,), {"currency": self.currency}


class Plain:
    pass


class Numbers(list):
    pass


class Failure(Exception):
    def __init__(self, text, code):
        super().__init__(text)
        self.code = code


spot, plain = Spot(1), Plain()
spot.z, spot.q, plain.a = 3, 4, 5
for value in (spot, Point(2), Money(3), plain, Plain(), settings, Numbers([1]), Failure("bad", 7), Tags("a"), deque([1], 3), defaultdict(list, a=[1]), Counter("aab"), 5, "text", (1, 2)):
    print(type(value).__name__, shown(value.__reduce_ex__(4)), shown(value.__getstate__()))
    try:
        print("   ", shown(value.__reduce__()))
    except TypeError as error:
        print("   ", error)


class Extended(Plain):
    def __reduce_ex__(self, protocol):
        function, arguments, state = super().__reduce_ex__(protocol)[:3]
        return function, arguments, {**state, "protocol": protocol}


extended = Extended()
extended.a = 1
print(vars(copy.copy(extended)), vars(copyreg.__newobj__(Plain)))
copyreg.pickle(Plain, lambda plain: (Plain, (), {"registered": True}))
print(vars(copy.copy(plain)), vars(copy.deepcopy(plain)))
