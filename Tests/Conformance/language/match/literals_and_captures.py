"""match: literals, captures, wildcards, or-patterns, guards, values."""
import math


class Color:
    RED = "red"
    BLUE = 3


class Config:
    class Inner:
        VALUE = (1, 2)


def kind(x):
    match x:
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative literal"
        case True:
            return "true"
        case None:
            return "none"
        case "a" | "b":
            return "letter"
        case b"bytes":
            return "bytes"
        case 1.5:
            return "one and a half"
        case Color.RED:
            return "color red"
        case Color.BLUE:
            return "color blue"
        case math.pi:
            return "pi"
        case Config.Inner.VALUE:
            return "inner value"
        case "con" "cat":
            return "joined"
        case str() as s if len(s) > 5:
            return f"long string {s}"
        case str(s):
            return f"string {s!r}"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float() as number:
            return f"number {number}"
        case other:
            return f"other {other!r}"


for value in (0, 0.0, False, True, 1, 1.0, -1, -2.5, None, "a", "b", b"bytes", 1.5, "red", 3, math.pi, (1, 2), "concat",
              "longer string", "xyz", 101, 50, [1], {}, 2 ** 70):
    print(repr(value), "->", kind(value))


def guard_order(x):
    calls = []

    def test(label, result):
        calls.append(label)
        return result
    match x:
        case n if test("first", False):
            calls.append("never")
        case n if test("second", n > 1):
            calls.append("matched")
        case _ if test("third", True):
            calls.append("fallback")
    return calls, n


print(guard_order(1), guard_order(2))


def no_match(x):
    match x:
        case 1:
            return "one"
    return "fell through"


print(no_match(2))
match = 5
case = "soft keywords are names"
print(match, case)
match match:
    case 5:
        print("matched match")
match (1, 2):
    case (a, b):
        print(a, b)
match 1, 2, 3:
    case a, *rest:
        print(a, rest)
match [1, 2]:
    case [x, y] if (total := x + y) == 3:
        print("total", total)
match -3:
    case -3:
        print("minus three")
match {"k": match}:
    case {"k": int(v)}: print("one line", v)
