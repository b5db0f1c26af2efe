"""match: sequence and mapping patterns."""
from collections import OrderedDict, deque, namedtuple


def sequence(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case (1, *rest):
            return f"starts with 1, {rest}"
        case [first, *_, "end"]:
            return f"{first} to end"
        case [[a, b], [c, *d]]:
            return f"nested {a} {b} {c} {d}"
        case [x, y, z] if x == z:
            return f"palindrome {x} {y}"
        case [*most, last]:
            return f"most {most} last {last}"
        case _:
            return "no sequence"


P = namedtuple("P", "x y")


class Seq(list):
    pass


class NotSeq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


for value in ([], [5], (1,), [1, 2, 3], range(1, 4), ["a", "b", "end"], ["end"], [[1, 2], [3, 4, 5]], "abc", b"abc", {1, 2}, {"a": 1},
              (2, 3, 2), iter([1, 2]), deque([7, 8]), P(4, 5), Seq([6]), NotSeq(), 5, (x for x in "ab")):
    shown = type(value).__name__ if not isinstance(value, (list, tuple, str, int)) else repr(value)
    print(shown, "->", sequence(value))


def mapping(x):
    match x:
        case {"type": "point", "x": x0, "y": y0}:
            return f"point {x0} {y0}"
        case {"type": "list", "items": [first, *_]}:
            return f"list of {first}"
        case {1: one, "n": None}:
            return f"one {one}"
        case {"rest": r, **others}:
            return f"rest {r} others {others}"
        case {"deep": {"er": {"value": v}}}:
            return f"deep {v}"
        case {"a" : 1 | 2 as n}:
            return f"a is {n}"
        case {**kw} if kw:
            return f"any {kw}"
        case {}:
            return "empty mapping"
        case _:
            return "no mapping"


class Missing(dict):
    def __missing__(self, key):
        return "made up"


for value in ({"type": "point", "x": 1, "y": 2, "extra": 3}, {"type": "list", "items": "ab"}, {"type": "list", "items": [9, 8]},
              {1: "x", "n": None}, {"rest": 1, "b": 2, "c": 3}, {"deep": {"er": {"value": 42}}}, {"a": 2}, {"a": 3}, {}, OrderedDict(a=1),
              Missing(), [("a", 1)], "a", None):
    print(value, "->", mapping(value))


class Keys:
    B = "b"


match {"a": 1, "b": 2}:
    case {Keys.B: got, "a": 1, **rest}:
        print(got, rest)
match {True: "t", None: "n", 2.0: "f"}:
    case {True: a, None: b, 2: c}:
        print(a, b, c)
try:
    match {"a": 1}:
        case {Keys.B: _, "b": _}:
            print("no")
        case _:
            print("not enough keys")
except ValueError as e:
    print(e)
try:
    match {"b": 1, "x": 2}:
        case {Keys.B: _, "b": _}:
            print("no")
except ValueError as e:
    print(e)
match (1, (2, [3, {"k": (4, 5)}])):
    case (a, (b, [c, {"k": (d, e)}])):
        print(a, b, c, d, e)
match [1, 2, 3, 4]:
    case [a, *_, b] | [a, b]:
        print(a, b)
match ("cmd", "arg1", "arg2"):
    case ("quit",) | ("exit",):
        print("bye")
    case ("cmd", *args) if len(args) == 2:
        print("args", args)
