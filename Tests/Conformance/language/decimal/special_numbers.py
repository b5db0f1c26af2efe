# NaN, infinities, exponents, comparison and hashing with other numbers.
from decimal import Decimal, InvalidOperation
from fractions import Fraction
import math

for text in ["NaN", "-Infinity", "sNaN7", "1E+5", "1E-7", "0E-7", "0.000001", "-0.0", "123E+2", "  42 ", "1_000.5", ".5", "5.", "+3", "inf", "nan12", "12e-3"]:
    number = Decimal(text)
    print(repr(text), number, repr(number), number.is_nan(), number.is_infinite(), number.is_signed(), number.is_zero(), number.is_finite())
print(Decimal("1E+5").to_eng_string(), Decimal("123E+4").to_eng_string(), Decimal("1.5E-8").to_eng_string(), Decimal("100").normalize(), Decimal("120.0").normalize(), Decimal("1E+2").to_integral_value())
infinity, nan = Decimal("Infinity"), Decimal("NaN")
print(infinity > 10**100, -infinity < 0, infinity == float("inf"), nan == nan, nan != nan, infinity + 1, infinity * -1, 1 / infinity, hash(infinity), float(nan), max(Decimal(1), infinity))
print(Decimal(1) == 1.0, Decimal("0.1") == 0.1, Decimal("0.5") == Fraction(1, 2), Decimal("0.1") < 0.1, Decimal(3) > Fraction(5, 2), Decimal(10**30) == 10**30, Decimal(2) in [2], Decimal(1) == True, Decimal(1) == "1")
print(math.floor(Decimal("-2.5")), math.ceil(Decimal("-2.5")), math.trunc(Decimal("2.9")), math.sqrt(Decimal(16)), int(Decimal("1e20")), Decimal(10**25) + 1, Decimal(2).sqrt(), Decimal(2) ** Decimal("0.5"), Decimal(100).log10(), Decimal(1).exp(), Decimal(10).ln())
print(Decimal("1.23").compare(Decimal("1.3")), Decimal("5").max(3), Decimal("5").min(Decimal("NaN")), Decimal("1.0").compare_total(Decimal("1.00")), Decimal("3").copy_sign(Decimal("-1")), Decimal("1.5").adjusted(), Decimal("250").scaleb(-2), Decimal("7").remainder_near(4), Decimal("1.1").next_plus(), Decimal(2).fma(3, 4), Decimal("12").shift(1), Decimal("0.5").number_class())
print(Decimal((1, (3, 1, 4), -2)), Decimal((0, (), "n")) if False else Decimal((0, (0,), "F")), Decimal(-5), Decimal(True), Decimal(), Decimal(Decimal("1.1")), Decimal.from_float(0.25))
print(pow(Decimal(3), 4, 5), Decimal(2) ** -2, (-Decimal(2)) ** 3, Decimal("1.1") ** 2, Decimal("0.5").as_integer_ratio(), Decimal(255).logical_and(0) if False else Decimal(101).logical_or(Decimal(11)))


class Money(Decimal):
    def __str__(self):
        return "$" + super().__str__()


print(Money("2.50"), repr(Money("2.50")), Money("2.50") + 1, type(Money("1") + 1).__name__, f"{Money('3')}", isinstance(Money(1), Decimal))
for attempt in [lambda: nan < 1, lambda: int(nan), lambda: int(infinity), lambda: Decimal(None), lambda: Decimal((1, 2)), lambda: Decimal((2, (1,), 0)), lambda: Decimal(1) + 1.5, lambda: Decimal(1) < "x", lambda: hash(Decimal("sNaN")), lambda: round(infinity), lambda: format(Decimal(1), "x"), lambda: Decimal("1", "2"), lambda: nan.as_integer_ratio(), lambda: Decimal(1).foo, lambda: Decimal("1.5").quantize("x")]:
    try:
        print("no error", attempt())
    except (InvalidOperation, ArithmeticError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
