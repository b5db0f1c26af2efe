# A recipe scaled with exact fractions.
from fractions import Fraction
from decimal import Decimal
import math

recipe = {"flour": Fraction(5, 2), "sugar": Fraction("3/4"), "milk": Fraction("1.25"), "salt": Fraction(1, 8)}


def show(amount):
    whole, rest = divmod(amount, 1)
    return f"{whole} {rest}" if whole and rest else str(rest or whole)


for factor in (Fraction(2, 3), 3, Fraction(1, 4)):
    print(factor, {name: show(amount * factor) for name, amount in recipe.items()})
total = sum(recipe.values())
print(total, repr(total), total.numerator, total.denominator, float(total), round(total), round(total, 2), int(total))
print(Fraction(6, -8), Fraction(), Fraction(7), Fraction(0.5), Fraction(Decimal("1.1")), Fraction("-2.50"), Fraction("1e-3"), Fraction(" 4/6 "))
print(Fraction(1, 3) + Fraction(1, 6), Fraction(1, 3) - 1, 2 * Fraction(3, 4), 1 / Fraction(3, 4), Fraction(7, 2) // 1, Fraction(-7, 2) % 2, Fraction(2, 3) ** 3, Fraction(2, 3) ** -2, Fraction(1, 4) ** Fraction(1, 2), 2 ** Fraction(3))
print(Fraction(1, 2) + 0.25, 0.5 * Fraction(1, 2), -Fraction(1, 2), abs(Fraction(-3, 4)), +Fraction(2, 4), bool(Fraction(0)))
print(Fraction(1, 2) == 0.5, Fraction(1, 3) == 1 / 3, Fraction(1, 2) == Decimal("0.5"), Fraction(3) == 3, Fraction(1, 3) < Fraction(1, 2), Fraction(1, 2) < 0.6, hash(Fraction(1, 2)) == hash(0.5), {Fraction(2): "two"}[2])
print(math.floor(Fraction(-7, 2)), math.ceil(Fraction(7, 2)), math.trunc(Fraction(-7, 2)), round(Fraction(5, 2)), round(Fraction(7, 2)))
print(Fraction(math.pi).limit_denominator(100), Fraction(22, 7).limit_denominator(6), Fraction(3.3).limit_denominator(), Fraction(1, 3).as_integer_ratio(), Fraction.from_float(0.75))
print(sorted([Fraction(1, 2), Fraction(1, 3), 0.4, 1]), max(Fraction(1, 2), 0.25), f"{Fraction(3, 4)}", "%s and %.3f" % (Fraction(1, 8), Fraction(1, 8)))
for attempt in [lambda: Fraction(1, 0), lambda: Fraction("a/b"), lambda: Fraction("1/0"), lambda: Fraction(1.5, 2), lambda: Fraction([1]), lambda: Fraction(1, 2) / 0, lambda: Fraction(1, 2) // 0, lambda: Fraction(0) ** -1, lambda: Fraction(1, 2) + "x", lambda: Fraction(1, 2) < "x", lambda: Fraction(float("nan")), lambda: Fraction(float("inf")), lambda: Fraction(1, 2).limit_denominator(0), lambda: setattr(Fraction(1, 2), "numerator", 3), lambda: Fraction(1, 2) + Decimal(1)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
