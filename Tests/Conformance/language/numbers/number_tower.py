# The abstract number classes, and which values belong to them.
import numbers
from decimal import Decimal
from fractions import Fraction

values = [1, True, 2.5, Decimal("1.5"), Fraction(1, 2), "3", None]
for value in values:
    print(repr(value), [kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, kind)])
print(issubclass(int, numbers.Integral), issubclass(bool, numbers.Number), issubclass(float, numbers.Rational), issubclass(Fraction, numbers.Rational), issubclass(str, numbers.Number), issubclass(numbers.Integral, numbers.Real))


def describe(value):
    match value:
        case bool():
            return "flag"
        case numbers.Integral():
            return f"whole {value}"
        case numbers.Rational():
            return f"ratio {value.numerator}/{value.denominator}"
        case numbers.Real():
            return f"real {value}"
        case numbers.Number():
            return f"number {value}"
        case _:
            return "no number"


print([describe(value) for value in values])
print((5).numerator, (5).denominator, True.real, (2.5).as_integer_ratio(), (0.1).as_integer_ratio(), (3.0).is_integer(), (7).bit_length(), (10).conjugate(), (-3).__abs__())
print(sum([1, 2.5, Fraction(1, 2)]), 1 + Fraction(1, 2), Decimal(1) + 1, 3 * Fraction(1, 3) == 1, max(1, 2.5, Fraction(9, 4)))
