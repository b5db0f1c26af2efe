"""Fractions and Decimals compared; what from_float(), from_decimal() and create_decimal() refuse; bounds beyond machine words."""
import heapq
import statistics
import textwrap
from decimal import Context, Decimal
from fractions import Fraction


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


half = Fraction(1, 2)
for number in ("Infinity", "-Infinity", "NaN", "0.5", "0.25"):
    decimal = Decimal(number)
    attempt(f"{number} ==", lambda: (decimal == half, half == decimal, decimal != half))
    attempt(f"{number} <", lambda: (decimal < half, half < decimal))
    attempt(f"{number} >=", lambda: (decimal >= half, half >= decimal))


class Share(Fraction):
    pass


print(repr(Share(3, 4)), repr(Share(3, 4).real), repr(Share(3, 4).conjugate()), repr(Share(3, 4).limit_denominator(3)), repr(+Share(3, 4)))
for value in ("1", 1, 0.5, Decimal("0.5"), Fraction(1, 2), None):
    attempt(f"from_float({value!r})", lambda: Fraction.from_float(value))
    attempt(f"from_decimal({value!r})", lambda: Fraction.from_decimal(value))
    attempt(f"create_decimal_from_float({value!r})", lambda: Context().create_decimal_from_float(value))
for text in ("1", " 1", "1 ", "1_000"):
    attempt(f"Decimal({text!r})", lambda: Decimal(text))
    attempt(f"create_decimal({text!r})", lambda: Context().create_decimal(text))
for top in (Fraction(-7, 2), Fraction(6), Fraction(0)):
    attempt(f"{top} / 0", lambda: top / 0)
attempt("limit", lambda: half.limit_denominator("x"))
attempt("correlation", lambda: statistics.correlation([Decimal(1), Decimal(2)], [1, 3]))
attempt("proportional", lambda: statistics.linear_regression([Decimal(1), Decimal(2)], [1, 3], proportional=True).intercept)
print(slice(1, 2**70, 3).indices(2**80), slice(None, None, -1).indices(2**80), slice(-2**70, 2**70).indices(5))
print(heapq.nlargest(2**70, [1, 3, 2]), heapq.nsmallest(2**70, [1, 3, 2]), textwrap.wrap("a b c", width=2**70))
