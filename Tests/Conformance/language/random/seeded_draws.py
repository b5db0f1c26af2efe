# The same seed gives the same numbers as in CPython.
import random

random.seed(42)
print(random.random(), random.random(), random.uniform(1, 10), random.randint(1, 6), random.randrange(0, 100, 5), random.getrandbits(16), random.getrandbits(70))
print([random.randint(1, 6) for _ in range(20)])
deck = [f"{rank}{suit}" for suit in "SHDC" for rank in "A23"]
random.shuffle(deck)
print(deck)
print(random.choice(deck), random.choices("abc", k=6), random.choices(["win", "lose"], weights=[1, 3], k=5), random.choices([1, 2, 3], cum_weights=[1, 1, 2], k=4))
print(random.sample(range(1000), 5), random.sample("python", 3), random.sample(["red", "blue"], counts=[3, 2], k=3), random.sample(range(50), 30))
print(random.gauss(0, 1), random.gauss(10, 2), random.normalvariate(0, 1), random.expovariate(0.5), random.betavariate(2, 5), random.gammavariate(2, 3), random.triangular(0, 10, 3), random.lognormvariate(0, 0.5), random.paretovariate(3), random.weibullvariate(1, 1.5), random.vonmisesvariate(0, 2))
for seed in [0, 1, -1, 10**30, "text", b"bytes", 3.5, True, "é"]:
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(0, 10**6), random.choice("xyz"))
first, second = random.Random(7), random.Random(7)
print([first.random() for _ in range(3)] == [second.random() for _ in range(3)], first.randint(1, 100), second.randint(1, 100))
random.seed(5)
state = random.getstate()
before = [random.random() for _ in range(3)]
random.setstate(state)
print(before == [random.random() for _ in range(3)], state[0], len(state[1]), state[2])
print(random.randbytes(4), random.Random("abc").getrandbits(64), random.Random(b"abc").random())
