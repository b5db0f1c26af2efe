# Small print of datetime, random, statistics and math.
import datetime
import decimal
import math
import operator
import random
import statistics
import warnings

zone = datetime.timezone(datetime.timedelta(hours=2))
print(repr(datetime.datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=zone)), repr(datetime.datetime(2024, 10, 27, fold=1)))
print(datetime.date(7, 1, 9).ctime(), "|", datetime.datetime(987, 12, 31, 23, 59).ctime(), "|", datetime.date.max.ctime())
data = [4, 2, 8]
print(statistics.pstdev(data, 2), statistics.pvariance(data, decimal.Decimal(2)), statistics.variance([1.5, 2.5], 2), statistics.stdev([decimal.Decimal(1), decimal.Decimal(4)], 2))
try:
    statistics.pvariance([decimal.Decimal(1)], 2.5)
except TypeError as error:
    print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    chance = random.Random(5)
    print([chance.randrange(6.0) for _ in range(3)], chance.randint(1, 6.0))
    try:
        chance.randrange(2.5)
    except ValueError as error:
        print(error)
print([str(warning.message)[:40] for warning in caught])
print(math.degrees(1e308), math.degrees(math.pi))


class Estimated:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint


print(operator.length_hint(Estimated(True), 5), operator.length_hint(Estimated(NotImplemented), 5), operator.length_hint(iter("abc")))
print([statistics.stdev(range(first, 40, 3)) for first in range(6)], statistics.pstdev([1.1, 2.7, 3.9, 8.25]))
