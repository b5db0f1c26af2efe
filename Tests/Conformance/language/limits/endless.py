"""Endless iterators are consumed only as far as asked."""
import itertools

numbers = itertools.count()
print(next(numbers), next(numbers), [n for n, _ in zip(itertools.count(5), range(3))])
print(any(n > 1000 for n in itertools.count()), next(n for n in itertools.count() if n * n > 10**6))
print(10**6 in itertools.count(), 999_983 in range(10**18), 10**18 in range(10**18))
print(list(itertools.islice(itertools.cycle("abc"), 7)), len(range(10**18)))
print(list(itertools.takewhile(lambda n: n < 5, itertools.count())))
print(max(itertools.islice(itertools.repeat(3), 10**5)), sum(itertools.islice(itertools.count(), 10**5)))
print(range(10**18)[10**17], range(10**18)[-1], range(0, -10**18, -7)[3])


def endless():
    n = 0
    while True:
        n += 1
        yield n


for n in endless():
    if n % 7 == 0 and n % 11 == 0:
        print(n)
        break
a, b, *_ = itertools.islice(endless(), 6)
print(a, b, _)
try:
    a, b = itertools.count()
except ValueError as error:
    print(error)
