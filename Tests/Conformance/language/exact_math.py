"""Numbers at their edges: logarithms of huge ints, exact sums, combinations, hexadecimal floats."""
import math


def tried(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(math.log10(10 ** 1000), math.log2(2 ** 1023), math.log2(2 ** 5000), math.log2(2 ** 5000 + 1), round(math.log(10 ** 400), 9), math.log(8, 2))
for action in (lambda: math.log10(-10 ** 1000), lambda: math.log2(0), lambda: math.log10(-1.5), lambda: math.log(10 ** 400, 1)):
    print(tried(action))
print(math.modf(math.inf), math.modf(-math.inf), math.modf(-2.25), math.modf(math.nan)[0] != 0)
print(math.fsum([0.1] * 10), math.fsum([1e308, 1e-308, -1e308]), math.fsum([2.0 ** 53, -0.5, -2.0 ** -54]), math.fsum([1e16, 1.0, 1e-16]), math.fsum([]))
print(math.fsum([math.inf, 1]), tried(lambda: math.fsum([math.inf, -math.inf])), tried(lambda: math.fsum([1e308, 1e308])), math.fsum([math.nan, 1]) != 0)
print(tried(lambda: math.isclose(1, 1, rel_tol=-1)), tried(lambda: math.isclose(1, 2, abs_tol=-1.0)), math.isclose(math.inf, math.inf))
print(math.comb(2 ** 100, 2), math.comb(10, 3), math.comb(3, 10), math.perm(2 ** 70, 2), math.perm(5), math.perm(5, 0), math.perm(3, 5))
for action in (lambda: math.comb(-1, 1), lambda: math.comb(1, -1), lambda: math.perm(-2 ** 100), lambda: math.perm(5, -1), lambda: math.comb(2 ** 200, 2 ** 100), lambda: math.perm(2 ** 200, 2 ** 100), lambda: math.comb(1.0, 1), lambda: math.perm("5")):
    print(tried(action))


class Price:
    def __init__(self, amount):
        self.amount = amount

    def __trunc__(self):
        return 23

    def __floor__(self):
        return int(self.amount)

    def __ceil__(self):
        return "any object"

    def __float__(self):
        return self.amount


class Plain:
    def __float__(self):
        return 2.5


print(math.trunc(Price(1.5)), math.floor(Price(1.5)), math.ceil(Price(1.5)), math.floor(Plain()), math.ceil(Plain()), tried(lambda: math.trunc(Plain())))
for text in ("0x1.8p3", "1.8", "ff", "-.8p1", " 0X1P-2 ", "inf", "-nan", "0x1p2000", "0x", "g", "+-1", "1p"):
    print(repr(text), tried(lambda: float.fromhex(text)))
