"""A small expression language: tokens by a generator, recursive descent, evaluation, errors with places."""
import operator
import re
from dataclasses import dataclass, field
from typing import Iterator, NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    at: int


TOKEN = re.compile(r"(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/%()=,])|(?P<space>\s+)|(?P<bad>.)")


class Problem(Exception):
    def __init__(self, message, at):
        super().__init__(message)
        self.at = at

    def __str__(self):
        return f"{super().__str__()} at column {self.at + 1}"


def tokens(text) -> Iterator[Token]:
    for found in TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "bad":
            raise Problem(f"unexpected {found.group()!r}", found.start())
        if kind != "space":
            yield Token(kind, found.group(), found.start())
    yield Token("end", "", len(text))


@dataclass
class Calculator:
    names: dict = field(default_factory=dict)
    functions = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}
    levels = [{"+": operator.add, "-": operator.sub}, {"*": operator.mul, "/": operator.truediv, "%": operator.mod}]

    def run(self, text):
        self._tokens = tokens(text)
        self.advance()
        value = self.statement()
        if self.now.kind != "end":
            raise Problem(f"did not expect {self.now.text!r}", self.now.at)
        return value

    def advance(self):
        before, self.now = getattr(self, "now", None), next(self._tokens, Token("end", "", 99))
        return before

    def accept(self, *texts):
        if self.now.text in texts and self.now.kind != "end":
            return self.advance()

    def statement(self):
        self._last_name = None
        value = self.binary(0)
        name = self._last_name
        if self.accept("="):
            if name is None:
                raise Problem("cannot assign to an expression", self.now.at)
            self.names[name] = value = self.binary(0)
        return value

    def binary(self, level):
        if level == len(self.levels):
            return self.power()
        left = self.binary(level + 1)
        while op := self.accept(*self.levels[level]):
            right = self.binary(level + 1)
            try:
                left = self.levels[level][op.text](left, right)
            except ZeroDivisionError as e:
                raise Problem(str(e), op.at) from e
            self._last_name = None
        return left

    def power(self):
        base = self.atom()
        if self.accept("**"):
            base = base ** self.power()
        return base

    def atom(self):
        token, self._last_name = self.advance(), None
        match token:
            case Token(kind="number", text=text):
                return float(text) if "." in text else int(text)
            case Token("op", "-"):
                return -self.power()
            case Token("op", "("):
                value = self.binary(0)
                if not self.accept(")"):
                    raise Problem("expected )", self.now.at)
                return value
            case Token("name", name) if self.accept("("):
                arguments = [self.binary(0)]
                while self.accept(","):
                    arguments.append(self.binary(0))
                if not self.accept(")"):
                    raise Problem("expected )", self.now.at)
                try:
                    return self.functions[name](*arguments)
                except KeyError:
                    raise Problem(f"no function {name}", token.at) from None
            case Token("name", name):
                self._last_name = name
                if name not in self.names and self.now.text != "=":
                    raise Problem(f"unknown name {name}", token.at)
                return self.names.get(name, 0)
            case Token("end"):
                raise Problem("unexpected end", token.at)
            case _:
                raise Problem(f"did not expect {token.text!r}", token.at)


calc = Calculator()
for line in ["1 + 2 * 3", "x = 2 ** 3 ** 2", "x % 10 - -1", "(x - 500) / 5", "max(1, x, 3) + min(4, 2.5)", "y", "1 +", "4 / (2 - 2)", "2 $ 3", "(1", "f(2)", "1 = 2", "sum(1,2,3,4) * 1.5", "x x"]:
    try:
        print(f"{line:<28} -> {calc.run(line)!r}")
    except Problem as e:
        print(f"{line:<28} !! {e}", "| because", repr(e.__cause__) if e.__cause__ else "of the text")
print(calc.names, list(tokens("a=1"))[1], calc)
