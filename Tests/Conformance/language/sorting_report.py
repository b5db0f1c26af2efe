#!/usr/bin/env python3
"""Monthly report: group, sort and print sales figures."""
from collections import Counter, defaultdict, namedtuple
from functools import cmp_to_key
from itertools import accumulate, groupby
from operator import attrgetter, itemgetter

Sale = namedtuple("Sale", ["day", "region", "item", "amount", "price"])
RAW = """
2024-03-01;north;apple;12;0.50
2024-03-01;south;pear;7;0.75
2024-03-02;north;pear;3;0.75
2024-03-02;east;apple;20;0.45
2024-03-04;south;apple;1;0.55
2024-03-05;east;melon;2;3.20
2024-03-05;north;melon;4;3.00
"""

sales = []
for line in RAW.strip().splitlines():
    day, region, item, amount, price = line.split(";")
    sales.append(Sale(day, region, item, int(amount), float(price)))

print(len(sales), "sales;", sales[0])
print([s.item for s in sorted(sales, key=attrgetter("item", "day"))])
print([s.amount for s in sorted(sales, key=lambda s: (-s.amount, s.region))])
print([s.region for s in sorted(sales, key=itemgetter(1), reverse=True)])
by_length_then_alpha = sorted({s.item for s in sales} | {"fig"}, key=lambda w: (len(w), w))
print(by_length_then_alpha)


def compare(a, b):
    return (a.price > b.price) - (a.price < b.price) or (a.day > b.day) - (a.day < b.day)


print([f"{s.price:.2f}" for s in sorted(sales, key=cmp_to_key(compare))])

totals = defaultdict(float)
for s in sales:
    totals[s.region, s.item] += s.amount * s.price
width = max(len(region) for region, _ in totals)
for (region, item), total in sorted(totals.items(), key=lambda kv: kv[1], reverse=True):
    print(f"{region:<{width}} | {item:>6} | {total:8.2f} | {'#' * round(total)}")
print(f"{'total':<{width}} | {'':>6} | {sum(totals.values()):8.2f} |")

for region, group in groupby(sorted(sales, key=itemgetter(1)), key=itemgetter(1)):
    group = list(group)
    print(region, len(group), [s.item for s in group], min(group, key=lambda s: s.price).item)

print(list(accumulate(s.amount for s in sales)), list(accumulate([3, 1, 2], max)))
counter = Counter(s.item for s in sales)
counter.update(["melon", "melon"])
print(counter.most_common(), counter["kiwi"], counter - Counter(apple=2), sum(counter.values()))
letters = list("hgfedcba")
letters.sort()
print(letters, letters.sort(reverse=True), letters)
print(sorted("banana"), sorted([3, 1, 2], reverse=True), sorted([True, False, 2, 0.5]), sorted([(2, "b"), (1, "z"), (2, "a")]))
stable = sorted(["bb", "a", "cc", "d"], key=len)
print(stable, list(reversed(stable)), max(stable, key=len), min([], default="none"))
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    [3, None].sort()
except TypeError as e:
    print(e)
try:
    max([])
except ValueError as e:
    print(e)
