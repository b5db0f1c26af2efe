"""The order of sets of ints after unions, differences, deletions and copies: that of CPython's tables."""
import random

print({1, 2, 3} | {10, 20}, {1, 2, 3} ^ {1, 9}, {40, 8, 24} - {8}, {1, 9} & {9, 1, 17})
squares = {n * n for n in range(12)}
print(squares, squares | {2, 3}, squares - {0, 1, 4}, squares.union([200, 100], range(3)))
left = set(range(0, 40, 8))
left |= {3, 11, 19}
print(left)
left -= {8, 16}
left.add(5)
left ^= {3, 48}
left &= {0, 5, 11, 48, 99}
print(left, left.copy(), set(list(left)), frozenset(left) | {64})
print({1: 0, 33: 0}.keys() | {65, 2}, set({40: 0, 8: 0, 16: 0}))
random.seed(4)
for _ in range(12):
    a = {random.randrange(60) for _ in range(random.randrange(12))}
    b = {random.randrange(60) for _ in range(random.randrange(12))}
    print(a | b, a & b, a - b, a ^ b, a.difference(list(b)), a.symmetric_difference(list(b)), a.intersection(b, range(30)))
    for n in list(b):
        a.discard(n)
        a.add(n * 7 % 31)
    print(a, a.copy())
    a.update(b, {n: n for n in range(50, 54)})
    a.difference_update(range(5), b)
    a.intersection_update(range(60), range(3, 60))
    a.symmetric_difference_update([4, 60, 3])
    print(a)
