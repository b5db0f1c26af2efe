# What random refuses, and generators derived from Random.
import random

for attempt in [
    lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(3, 3), lambda: random.randrange(1, 10, 0), lambda: random.choice([]), lambda: random.choices([], k=2),
    lambda: random.choices([1, 2], weights=[1]), lambda: random.choices([1, 2], weights=[0, 0]), lambda: random.choices([1, 2], [1, 2], cum_weights=[1, 2]), lambda: random.sample([1, 2], 3),
    lambda: random.sample({1, 2}, 1), lambda: random.sample([1], -1), lambda: random.sample([1, 2], k=2, counts=[1]), lambda: random.shuffle((1, 2)), lambda: random.shuffle("ab"), lambda: random.getrandbits(-1),
    lambda: random.uniform("a", 1), lambda: random.seed([1]), lambda: random.setstate((1, 2, 3)), lambda: random.gammavariate(-1, 1), lambda: random.expovariate(0), lambda: random.randrange(1.5), lambda: random.randint("1", 2),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)


class Loaded(random.Random):
    """Always draws the same number."""

    def __init__(self, fixed):
        self.fixed = fixed
        super().__init__()

    def random(self):
        return self.fixed


low, high = Loaded(0.0), Loaded(0.999)
print(low.random(), low.uniform(5, 9), high.uniform(5, 9), low.choices("abc", k=2), high.choices("abc", k=2), high.triangular(0, 1))
print(low.randint(1, 6), high.randint(1, 6), low.choice("abc"), isinstance(low, random.Random))


class Counting(random.Random):
    calls = 0

    def getrandbits(self, k):
        Counting.calls += 1
        return super().getrandbits(k)


counting = Counting(3)
print(counting.getrandbits(8), counting.calls, counting.random() == random.Random(3).random() or "moved on")
print(0 <= random.random() < 1, 0 <= random.SystemRandom().random() < 1, random.SystemRandom().randint(3, 3))
