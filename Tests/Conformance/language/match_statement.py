from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Point:
    x: int
    y: int


class Legacy:
    __match_args__ = ("name",)

    def __init__(self, name, size):
        self.name, self.size = name, size


def describe(value):
    match value:
        case None:
            return "nothing"
        case True | False:
            return f"a truth: {value}"
        case 0:
            return "zero"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return f"number {value}"
        case "" | b"":
            return "empty"
        case str() as text if text.isupper():
            return f"shouting {text}"
        case str(text):
            return f"text of {len(text)}"
        case Color.RED:
            return "red it is"
        case Color():
            return f"another colour, {value.name}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0):
            return f"on the x axis at {x}"
        case Point(x=px, y=py) if px == py:
            return f"diagonal {px}"
        case Point():
            return "some point"
        case Legacy("box", size=s):
            return f"box of {s}"
        case Legacy(name):
            return f"legacy {name}"
        case []:
            return "empty sequence"
        case [single]:
            return f"one element: {describe(single)}"
        case [first, *rest] if isinstance(first, str):
            return f"command {first} with {rest}"
        case (int(a), int(b), *_):
            return f"starts with {a}, {b}"
        case [*_, last]:
            return f"ends with {last!r}"
        case {"type": "circle", "radius": r}:
            return f"circle {r}"
        case {"type": kind, **rest}:
            return f"{kind} with {rest}"
        case {}:
            return f"mapping of {len(value)}"
        case _:
            return f"something else: {type(value).__name__}"


for value in [
    None, True, 0, -3, 42, 2.5, "", b"", "HEY", "hello", Color.RED, Color.BLUE,
    Point(0, 0), Point(5, 0), Point(3, 3), Point(1, 2), Legacy("box", 9), Legacy("bag", 1),
    [], [[]], ["go", "north", 2], (1, 2, 3, 4), [None, 5.5], {"type": "circle", "radius": 2},
    {"type": "square", "side": 4}, {}, {"a": 1}, {1, 2}, range(3), object,
]:
    print(describe(value))


def command(line):
    match line.split():
        case ["quit" | "exit"]:
            return "bye"
        case ["go", ("north" | "south") as direction]:
            return "going " + direction
        case ["go", other]:
            return "cannot go " + other
        case ["take", *things] if things:
            return "taking " + " and ".join(things)
        case [verb, *_]:
            return f"what is {verb}?"
    return "say something"


for line in ("quit", "exit", "go north", "go up", "take lamp sword", "take", "dance now", ""):
    print(repr(line), "->", command(line))

match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a, b, c, d)
match = {"match": 1}
case = match["match"]
print(match, case)
