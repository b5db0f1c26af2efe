"""tuple, range and their errors."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


t = 1, 2, 3, 2
print(t, (1,), (), tuple("ab"), tuple(range(2)), t + (5,), t * 2, 2 * (0,), t.count(2), t.index(2), t.index(2, 2), len(t), 2 in t, t[1:], t[::-1])
attempt(lambda: t.index(9))
attempt(lambda: t.append(1))
attempt(lambda: t + [1])
attempt(lambda: t * "a")
attempt(lambda: (1, [])[1].append(2))
attempt(lambda: hash((1, [])))
attempt(lambda: {(1, {}): 1})
attempt(lambda: tuple(5))
attempt(lambda: tuple(1, 2))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (1,), (1, "a") == (1, "a"), (1, 2) == [1, 2], hash((1, "a")) == hash((1, "a")))
attempt(lambda: (1, 2) < 5)
attempt(lambda: (1, 2) < ("a",))
x = t
x += (9,)
print(x, t, x is t, tuple(t) is t, t[:] is t)
print(sorted([(2, "a"), (1, "b")]), max((1, 2), (1, 3)), repr((1, (2, (3,)))), str(("a",)), (None, True))
r = range(10)
print(r, list(r), range(2, 5), range(10, 0, -3), list(range(10, 0, -3)), len(range(0, 10, 3)), list(range(5, 2)), range(3)[1], range(10)[2:5], range(10)[::-1], range(10)[-1])
print(5 in r, 10 in r, 4 in range(0, 10, 2), 5 in range(0, 10, 2), "a" in r, 2.0 in r, r.index(3), r.count(3), r.count(99), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), range(3) == [0, 1, 2])
print(list(reversed(range(3))), sum(range(101)), max(range(5)), min(range(2, 5)), list(map(str, range(2))), bool(range(0)), bool(range(1)), [*range(2)])
print(len(range(10 ** 10)), range(-5, 5), list(range(-1, -4, -1)))
attempt(lambda: range())
attempt(lambda: range(1.5))
attempt(lambda: range("3"))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(3).index(5))
attempt(lambda: range(3).index("a"))
attempt(lambda: range(3)[5])
attempt(lambda: range(3)["a"])
attempt(lambda: range(3).append(1))
attempt(lambda: range(3) + range(3))
attempt(lambda: range(3) < range(4))
attempt(lambda: setattr(range(3), "start", 1))
attempt(lambda: range(None))
a, *b = range(4)
print(a, b, *range(2), sep=",")
it = iter(range(2))
print(next(it), next(it), next(it, None), type(it).__name__, type(iter(())).__name__)
for i in range(3, 0, -1):
    print(i, end=" ")
print()


class Idx:
    def __index__(self):
        return 4


print(list(range(Idx())), (1, 2, 3, 4, 5)[Idx()], range(True))
print((lambda *a: a)(1, 2), (1, 2).__add__((3,)), (1, 2).__contains__(2), (1, 2).__len__(), (3, 1)[-2], ().__bool__ if hasattr((), "__bool__") else "no bool")
