"""What str() of a derived class shows: its own method, that of its base, or that of object."""
import sys
from enum import Enum, IntEnum, StrEnum, Flag, show_flag_values
from collections.abc import Generator
import functools
import inspect


class Loud(str):
    def __str__(self):
        return super().__str__().upper() + "!"


class Shown(str):
    def __str__(self):
        return object.__str__(self)


class Quiet(Exception):
    def __str__(self):
        return object.__str__(self)


class Prefixed(Exception):
    def __str__(self):
        return "error: " + super().__str__()


class Colour(str, Enum):
    RED = "r"

    def __str__(self):
        return super().__str__()


class Plain(str, Enum):
    RED = "r"


class Bare(StrEnum):
    RED = "r"

    def __str__(self):
        return object.__str__(self)


class Number(int, Enum):
    ONE = 1


class Perm(Flag):
    R = 4
    W = 2
    X = 1


print(Loud("hey"), f"{Loud('hey')}", "%s" % Loud("hey"), repr(Loud("hey")), "__str__" in str.__dict__, str.__str__("a"))
print(Shown("x"), Quiet("why"), Prefixed("why"), object.__str__("text"), BaseException.__str__(ValueError("v")))
print(str(Colour.RED), f"{Colour.RED}", str(Plain.RED), f"{Plain.RED}", str(Bare.RED), Number.ONE, f"{Number.ONE}")
print(show_flag_values(Perm.R | Perm.X), show_flag_values(10))


class Measure:
    def __int__(self):
        return 7

    def __index__(self):
        return 8

    def __float__(self):
        return 9.5


print("%d %i %x %o %.1f" % ((Measure(),) * 5))
for text in ("%ld", "%lld", "%hd", "%hhd"):
    try:
        print(text % 5)
    except ValueError as error:
        print(error)
try:
    print >> sys.stderr, "old"
except TypeError as error:
    print(str(error).replace("TextIOWrapper", "stream")[-60:])
for call in (lambda: object.__setattr__(5, "x", 1), lambda: round(1.7e308, -308), lambda: round(1.4e308, -308), lambda: (0).__setattr__("y", 2)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Stream:
    def __init__(self):
        self.calls = []

    def write(self, text):
        self.calls.append(text)

    def flush(self):
        self.calls.append("<flush>")


stream = Stream()
print("a", 1, file=stream, flush=True)
print("b", file=stream)
print(stream.calls)


class Countdown(Generator):
    def __init__(self, start):
        self.left = start

    def send(self, value):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left

    def throw(self, typ, val=None, tb=None):
        raise typ


print(list(Countdown(3)), next(Countdown(2)), Countdown(1).close(), isinstance(Countdown(1), Generator))
key = functools.cmp_to_key(lambda a, b: a - b)
print(key(3).obj, key(1) < key(2), sorted([3, 1, 2], key=key))
hook = sys.__excepthook__
sys.stderr, real = stream, sys.stderr
try:
    undefined_nam = 1
    undefined_name
except NameError as error:
    hook(type(error), error, None)
sys.stderr = real
print("".join(stream.calls).replace("<flush>", "").splitlines()[-1])


def annotated(a: int, *b: str) -> None: ...


print(inspect.get_annotations(annotated), inspect.get_annotations(Stream))
from fractions import Fraction
for text in ("1_000/3", "1._5", "1_e3", "1.5_0", "1e_3", "_1", "1_"):
    try:
        print(Fraction(text))
    except ValueError as error:
        print(error)
import os
import random
print(len(os.urandom(16)), type(os.urandom(1)).__name__, os.getpid() > 0, os.cpu_count() > 0, random.TWOPI, random.BPF, sys.float_repr_style, sys.gettrace())
