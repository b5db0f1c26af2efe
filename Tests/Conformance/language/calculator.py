#!/usr/bin/env python3
"""A recursive descent calculator: tokens by regular expression, a tree, an evaluator."""
import re
import sys
from collections import ChainMap, deque

TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/^()=,]))")


class CalcError(Exception):
    def __init__(self, message, position=None):
        super().__init__(message)
        self.position = position

    def __str__(self):
        where = "" if self.position is None else f" at {self.position}"
        return self.args[0] + where


def tokens(text):
    position = 0
    while position < len(text.rstrip()):
        found = TOKEN.match(text, position)
        if not found:
            raise CalcError(f"bad character {text[position:].lstrip()[0]!r}", position)
        yield found.lastgroup, found.group(found.lastgroup), found.start(found.lastgroup)
        position = found.end()
    yield "end", "", len(text)


class Parser:
    BINARY = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4, "^": 4}

    def __init__(self, text):
        self.queue = deque(tokens(text))

    def take(self, *values):
        kind, value, position = self.queue[0]
        if values and value not in values:
            raise CalcError(f"expected {' or '.join(values)}, found {value or kind!r}", position)
        return self.queue.popleft()

    def expression(self, level=0):
        left = self.unary()
        while (power := self.BINARY.get(self.queue[0][1], 0)) > level:
            _, op, _ = self.take()
            right = self.expression(power - 1 if power == 4 else power)
            left = (op, left, right)
        return left

    def unary(self):
        if self.queue[0][1] == "-":
            self.take()
            return ("neg", self.expression(3))
        return self.atom()

    def atom(self):
        kind, value, position = self.take()
        if kind == "number":
            return float(value) if "." in value else int(value)
        if kind == "name":
            if self.queue[0][1] == "(":
                self.take("(")
                args = [self.expression()]
                while self.queue[0][1] == ",":
                    self.take(",")
                    args.append(self.expression())
                self.take(")")
                return ("call", value, *args)
            return ("name", value)
        if value == "(":
            inner = self.expression()
            self.take(")")
            return inner
        raise CalcError(f"unexpected {value or kind!r}", position)


OPERATIONS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}
OPERATIONS["**"] = OPERATIONS["^"] = pow
names = ChainMap({}, {"pi": 3.14159, "max": max, "min": min, "abs": abs})


def evaluate(node):
    match node:
        case int() | float():
            return node
        case ("name", name):
            try:
                return names[name]
            except KeyError:
                raise CalcError(f"unknown name {name}") from None
        case ("call", name, *args):
            return names[name](*map(evaluate, args))
        case ("neg", inner):
            return -evaluate(inner)
        case (op, left, right):
            return OPERATIONS[op](evaluate(left), evaluate(right))


failures = 0
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ^ 2", "10 / 4", "7 - 2 - 1", "2 * pi", "max(1, 2 + 5, 3)", "2 ** 100",
             "1 +", "2 $ 3", "(1", "1 / 0", "nothing * 2", "1 2", "abs(-4.50)", "min()", ".5 * .5"]:
    try:
        parser = Parser(line)
        tree = parser.expression()
        parser.take("")
        print(f"{line:20} = {evaluate(tree)!r:<32} {tree}")
    except CalcError as e:
        failures += 1
        print(f"{line:20} ! {e}")
    except ArithmeticError as e:
        failures += 1
        print(f"{line:20} ! {type(e).__name__}: {e}")
sys.exit(f"{failures} failed" if failures else 0)
