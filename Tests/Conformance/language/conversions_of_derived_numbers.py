"""Which special methods of classes derived from numbers are asked, and what they may give."""
import math
import operator
import sys
from collections.abc import Iterable


class Amount(int):
    def __len__(self):
        return 5

    def __trunc__(self):
        return "truncated"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceiling"


print(bool(Amount(0)), bool(Amount(3)), not Amount(0), len(Amount(0)))
print(math.trunc(Amount(3)), math.floor(Amount(3)), math.ceil(Amount(3)), int(Amount(3)))


class Rate(float):
    def __index__(self):
        return 99

    def __float__(self):
        return -1.0


rate = Rate(2.5)
print(int(rate), "%d" % rate, "%.1f" % rate, math.sqrt(Rate(4)), float(rate), operator.index(rate), [0] * Rate(0) == [0] * 99)


class Modular:
    def __pow__(self, other, modulus=None):
        return NotImplemented if modulus else "power"


print(Modular() ** 2)
try:
    pow(Modular(), 2, 3)
except TypeError as error:
    print(error)


class Huge:
    def __index__(self):
        return 10 ** 30


for use in (lambda: [1][Huge()], lambda: "a"[Huge()], lambda: (1,)[Huge()], lambda: [1] * Huge(), lambda: bytes(Huge())):
    try:
        use()
    except (IndexError, OverflowError) as error:
        print(type(error).__name__, error)


class Coded(str):
    def __bytes__(self):
        return b"coded"


print(bytes(Coded("x")), bytes(Coded("x"), "ascii"))


class Open:
    def __iter__(self):
        return iter(())


class Closed(Open):
    __iter__ = None


print(isinstance(Closed(), Iterable), issubclass(Closed, Iterable), isinstance(Open(), Iterable))
limit = sys.getrecursionlimit()
for low in (0, 1):
    try:
        sys.setrecursionlimit(low)
    except (RecursionError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at ")[0])
print(sys.getrecursionlimit() == limit)
