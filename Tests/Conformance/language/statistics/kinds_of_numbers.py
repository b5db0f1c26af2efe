# Results of statistics have the type of the data; infinities and NaNs go through.
import math
import statistics
from decimal import Decimal
from fractions import Fraction


class Money(Decimal):
    pass


class Celsius(float):
    pass


inf, nan = math.inf, math.nan
samples = [
    [1, 2, 4], [3, 5], [1, 2.5], [True, False], [Fraction(1, 3), 2], [Fraction(1, 2), 0.5], [Decimal("1.5"), 2], [Decimal("0.1")] * 3,
    [1, inf], [inf, -inf], [1, nan], [Decimal("Infinity"), 2], [Decimal(1), 0.5], [Decimal(1), Fraction(1, 2)], [0, 1], [-1, 2], [5], [], ["a"], [1, "a"], [None],
    [Celsius(1.5), Celsius(2)], [Money(1), Money(3)], [1e-320, 2e-320],
]
functions = [statistics.mean, statistics.fmean, statistics.harmonic_mean, statistics.geometric_mean, statistics.pvariance, statistics.variance, statistics.pstdev, statistics.stdev]
for function in functions:
    print(function.__name__)
    for sample in samples:
        try:
            result = function(sample)
            print("   ", sample, type(result).__name__, result)
        except Exception as error:
            print("   ", sample, type(error).__name__, error)

print(statistics.harmonic_mean([40, 60], weights=[5, 30]), statistics.harmonic_mean(iter([40, 60]), iter([5, 30])), statistics.harmonic_mean([0, 60], [0, 2]))
for weights in ([0, 0], [-1, 2], [1]):
    try:
        print(statistics.harmonic_mean([40, 60], weights=weights))
    except statistics.StatisticsError as error:
        print(error)
print(math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(), math.hypot(nan, inf), math.hypot(1e300, 1e300), math.hypot(5e-324, 5e-324), math.hypot(-7))
print(math.dist((1, 2, 3), (4, 6, 3)), math.hypot(*[0.1] * 50), math.hypot(1e-200, 1), math.hypot(1.7e308, 1.7e308))
