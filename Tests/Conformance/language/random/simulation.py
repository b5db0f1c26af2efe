# A seeded simulation: dice, a random walk, estimation of pi, sampling without repeats.
import random
from collections import Counter


def roll(generator, dice=2):
    return sum(generator.randint(1, 6) for _ in range(dice))


generator = random.Random(2024)
counts = Counter(roll(generator) for _ in range(600))
for total in range(2, 13):
    print(f"{total:>2} {counts[total]:>3} {'#' * (counts[total] // 6)}")


def walk(steps, seed):
    moves = random.Random(seed)
    x = y = 0
    for _ in range(steps):
        dx, dy = moves.choice([(1, 0), (-1, 0), (0, 1), (0, -1)])
        x, y = x + dx, y + dy
    return x, y


print([walk(100, seed) for seed in range(5)])
points = random.Random("pi")
inside = sum(points.random() ** 2 + points.random() ** 2 <= 1 for _ in range(2000))
print(inside, 4 * inside / 2000)
names = ["ada", "ben", "cyd", "dan", "eve", "fay"]
lottery = random.Random(99)
print([lottery.sample(names, 2) for _ in range(3)], lottery.sample(sorted(set("hello world") - {" "}), 4))
order = names[:]
lottery.shuffle(order)
print(order, sorted(order) == names, [round(lottery.gauss(100, 15), 2) for _ in range(4)], [lottery.randrange(10, 100, 10) for _ in range(6)])
teams = {}
for name in names:
    teams.setdefault(lottery.choice(["red", "blue"]), []).append(name)
print({team: teams[team] for team in sorted(teams)})
print("".join(lottery.choices("ACGT", weights=[3, 1, 1, 3], k=30)), lottery.choices(range(3), k=10))
