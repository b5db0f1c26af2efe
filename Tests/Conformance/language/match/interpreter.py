"""A small expression evaluator and a command parser built on match."""
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class BinOp:
    op: str
    left: "Expr"
    right: "Expr"


@dataclass(frozen=True)
class Neg:
    operand: "Expr"


Expr = Union[Num, Var, BinOp, Neg]


def evaluate(e, env):
    match e:
        case Num(v):
            return v
        case Var(name) if name in env:
            return env[name]
        case Var(name):
            raise NameError(f"unbound {name}")
        case BinOp("+", l, r):
            return evaluate(l, env) + evaluate(r, env)
        case BinOp("*", l, r):
            return evaluate(l, env) * evaluate(r, env)
        case BinOp("/", _, Num(0)):
            raise ZeroDivisionError("literal zero")
        case BinOp("/", l, r):
            return evaluate(l, env) / evaluate(r, env)
        case BinOp(op=op):
            raise ValueError(f"unknown operator {op!r}")
        case Neg(Neg(inner)):
            return evaluate(inner, env)
        case Neg(inner):
            return -evaluate(inner, env)
        case _:
            raise TypeError(type(e).__name__)


def simplify(e):
    match e:
        case BinOp("*", Num(0), _) | BinOp("*", _, Num(0)):
            return Num(0)
        case BinOp("*", Num(1), x) | BinOp("*", x, Num(1)) | BinOp("+", Num(0), x) | BinOp("+", x, Num(0)):
            return simplify(x)
        case BinOp(op, l, r):
            l2, r2 = simplify(l), simplify(r)
            return simplify(BinOp(op, l2, r2)) if (l2, r2) != (l, r) else e
        case Neg(Num(v)):
            return Num(-v)
        case _:
            return e


env = {"x": 3, "y": 4}
for e in (Num(2), Var("x"), BinOp("+", Var("x"), BinOp("*", Num(2), Var("y"))), Neg(Neg(Num(5))), Neg(Var("y")), BinOp("/", Num(1), Num(0)),
          BinOp("%", Num(1), Num(2)), Var("q"), "text"):
    try:
        print(e, "=", evaluate(e, env))
    except Exception as error:
        print(e, "!", type(error).__name__, error)
print(simplify(BinOp("+", BinOp("*", Num(1), Var("a")), BinOp("*", Var("b"), Num(0)))))
print(simplify(Neg(Num(3))))


def command(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"going {direction}"
        case ["go", other]:
            return f"cannot go {other}"
        case ["get", obj] | ["pick", "up", obj] | ["pick", obj, "up"]:
            return f"picking up {obj}"
        case ["drop", *objects] if objects:
            return f"dropping {' and '.join(objects)}"
        case ["drop"]:
            return "drop what?"
        case [("quit" | "exit")]:
            return "bye"
        case []:
            return "say something"
        case [verb, *_]:
            return f"unknown verb {verb}"


for line in ("go north", "go up", "get lamp", "pick up key", "pick key up", "drop a b c", "drop", "exit", "", "dance wildly now"):
    print(repr(line), "->", command(line))
