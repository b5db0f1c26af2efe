# Functions that get the body of another.
def price(amount, *, rate=2):
    return amount * rate


def taxed(amount, *, rate=3):
    total = amount * rate
    return f"{total} with tax"


print(price(5))
price.__code__ = taxed.__code__
print(price(5), price(5, rate=1), price.__name__, price.__code__ is taxed.__code__, price.__code__.co_name)


def counter(start):
    def step():
        nonlocal start
        start += 1
        return start

    return step


def doubler(start):
    def step():
        return start * 2

    return step


count = counter(1)
print(count(), count())
count.__code__ = doubler(50).__code__
print(count())


class Shop:
    def greet(self):
        return "hello"


def loud(self):
    yield from ("HELLO", type(self).__name__)


shop = Shop()
Shop.greet.__code__ = loud.__code__
print(list(shop.greet()))


def once(n):
    once.__code__ = forever.__code__
    values = [n, n + 1]
    return values


def forever(n, m=1, k=2):
    a, b, c, d = n, m, k, n + m
    return "forever", a, b, c, d


print(once(1))
try:
    print(once(1))
except TypeError as error:
    print(error)
for wrong in [counter(1).__code__, 5, None]:
    try:
        price.__code__ = wrong
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def outer():
    def inner():
        return 1

    return inner


for function in [price, outer, outer(), Shop.greet, lambda: 0, count]:
    print(function.__name__, function.__code__.co_flags)
