"""Mixed arithmetic of bool, int, float; identity and equality; text of results; common traps."""
import math
from decimal import Decimal
from fractions import Fraction


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


values = [True, 0, 3, -7, 2.5, -0.0, 10 ** 18]
for a in values:
    for b in values:
        row = []
        for name, op in (("+", lambda: a + b), ("-", lambda: a - b), ("*", lambda: a * b), ("/", lambda: a / b), ("//", lambda: a // b), ("%", lambda: a % b), ("<", lambda: a < b), ("==", lambda: a == b)):
            try:
                row.append(repr(op()))
            except ZeroDivisionError as e:
                row.append(str(e))
        print(repr(a), repr(b), *row, sep=" | ")
print(0.1 + 0.2, 1 / 3, 2 / 3, 1e16 + 1, 100 * 1.1, 3 * 0.1, 0.1 * 3 == 0.3, 1.1 + 2.2, 5 % 3.5, -5 % 3.5, 2 ** 0.5, 10 // 0.3)
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / 3, Fraction(1, 3) + Fraction(1, 6), Fraction("0.25"), Decimal("1.10") == Decimal("1.1"), Fraction(3, 6), 1 + Fraction(1, 2), Decimal(5) + 1)
attempt(lambda: Decimal(1) + 1.0)
attempt(lambda: 1.0 + Decimal(1))
attempt(lambda: Fraction(1, 2) + 0.5)
attempt(lambda: Fraction(1, 0))
attempt(lambda: Decimal("x"))
attempt(lambda: Decimal(1) / 0)
print(Decimal(1) == 1.0, Fraction(1, 2) == 0.5, Decimal("0.5") == Fraction(1, 2), hash(Decimal(1)) == hash(1), hash(Fraction(1, 2)) == hash(0.5), max(1, 2.5, Fraction(7, 2)), sorted([3, 1.5, Fraction(1, 2), True]))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), round(-2.5), int(-2.5), -2.5 // 1, math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17), math.prod([1, 2, 3]), math.comb(5, 2), math.perm(5, 2), math.hypot(3, 4), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5), math.factorial(20))
print(sum([0.1] * 10) == 1.0, math.fsum([0.1] * 10) == 1.0, math.inf > 10 ** 1000, math.nan != math.nan, math.isnan(math.nan), math.tau, math.e)
x = 7
x += True; x -= 0.5; x *= 2; x //= 3; x **= 2; x %= 7
print(x, type(x).__name__)
print(isinstance(True, int), True + True == 2, [1, 2, 3][True], "ab" * True, {True: "t"}[1], {1: "i", 1.0: "f", True: "b"}, sum(x > 2 for x in range(5)), int(True), float(False), str(True), True.__class__.__name__, bool("False"), False == 0)
