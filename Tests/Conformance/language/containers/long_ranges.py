"""Ranges beyond 64 bits."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


big = 10 ** 20
r = range(big)
print(r, r[10 ** 19], r[-1], r[5], 10 ** 19 in r, big in r, -1 in r, r.start, r.stop, r.step, bool(r))
print(range(0, 10 ** 30, 10 ** 29)[3], list(range(0, 10 ** 30, 4 * 10 ** 29)), list(range(big, big + 3)), list(reversed(range(big, big + 3))))
print(range(big, big - 3, -1), list(range(big, big - 3, -1)), len(range(big, big + 7, 2)), range(big)[big - 5:], range(big)[::10 ** 19])
print(range(big) == range(big), range(big) == range(big + 1), hash(range(big)) == hash(range(big)), range(big, big) == range(0))
print(r.index(7), r.index(10 ** 19), r.count(3), r.count(big), type(iter(r)).__name__)
it = iter(range(2 ** 63 - 2, 2 ** 63 + 2))
print([*it], sum(range(2 ** 64, 2 ** 64 + 3)), max(range(-big, -big + 5)))
for i in range(2 ** 63 - 1, 2 ** 63 + 1):
    print(i, type(i).__name__)
attempt(lambda: len(range(big)))
attempt(lambda: range(big)[big])
attempt(lambda: range(big)[-big - 1])
attempt(lambda: range(big).index(big))
attempt(lambda: range(big)["a"])
attempt(lambda: range(big, 0, 0))
attempt(lambda: range(0, big)[::0])
