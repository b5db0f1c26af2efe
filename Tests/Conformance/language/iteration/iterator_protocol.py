"""__iter__, __next__, iter with a sentinel, next with a default, __getitem__ iteration, reversed, errors."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Count(3)
print(list(c), list(c), sum(Count(4)), max(Count(5)), 2 in Count(4), [*Count(2)], tuple(Count(1)), set(Count(2)) == {0, 1}, dict(zip(Count(2), "ab")))
a, b = Count(2)
print(a, b)
first, *rest = Count(4)
print(first, rest, sorted(Count(3)), list(map(str, Count(2))), list(enumerate(Count(2), 5)), ",".join(map(str, Count(3))))


class NoNext:
    def __iter__(self):
        return 5


class NoIter:
    def __next__(self):
        return 1


class RaisingIter:
    def __iter__(self):
        raise ValueError("in iter")


class RaisingNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("in next")


attempt(lambda: list(NoNext()))
attempt(lambda: list(NoIter()))
attempt(lambda: next(NoIter()))
attempt(lambda: iter(NoIter()))
attempt(lambda: list(RaisingIter()))
attempt(lambda: list(RaisingNext()))
attempt(lambda: 1 in RaisingNext())
attempt(lambda: next([1]))
attempt(lambda: next(5))
attempt(lambda: next(iter([])))
attempt(lambda: next(iter([]), "default"))
attempt(lambda: next(iter([]), None))
attempt(lambda: iter(5))
attempt(lambda: iter(None))
attempt(lambda: iter(5, 6))
attempt(lambda: iter())
attempt(lambda: next())
attempt(lambda: iter([], 1, 2))
values = iter([1, 2, 3, "stop", 4])
print(list(iter(lambda: next(values), "stop")), next(values))
attempt(lambda: type(iter(lambda: 1, 2)).__name__)
attempt(lambda: list(iter(lambda: 1 / 0, 2)))


class Old:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * 10


print(list(Old()), list(iter(Old())), 20 in Old(), 25 in Old(), list(enumerate(Old())), type(iter(Old())).__name__)


class OldLen(Old):
    def __len__(self):
        return 3


print(list(reversed(OldLen())))
attempt(lambda: reversed(Old()))
attempt(lambda: reversed(5))
attempt(lambda: reversed({1}))
attempt(lambda: list(reversed({"a": 1, "b": 2})))
attempt(lambda: reversed(x for x in []))
print(list(zip("abc", range(2))), list(zip()), list(zip("ab")), list(zip(*[(1, 2), (3, 4)])))
attempt(lambda: list(zip("ab", "a", strict=True)))
attempt(lambda: list(zip("a", "ab", strict=True)))
attempt(lambda: list(zip("ab", "ab", "abc", strict=True)))
attempt(lambda: list(zip("a", "", strict=True)))
attempt(lambda: list(zip("a", "a", strict=True)))
attempt(lambda: zip(5))
attempt(lambda: zip("a", 5))
attempt(lambda: list(map(lambda a, b: a + b, "ab", "cde")))
attempt(lambda: list(map(5, [1])))
attempt(lambda: map(len))
attempt(lambda: list(map(None, [1])))
attempt(lambda: list(filter(None, [0, 1, "", "a", None])))
attempt(lambda: list(filter(lambda x: x > 1, [1, 2, 3])))
attempt(lambda: filter(None))
attempt(lambda: filter(None, 5))
attempt(lambda: list(enumerate("ab", start=10)))
attempt(lambda: enumerate(5))
attempt(lambda: enumerate("ab", "x"))
attempt(lambda: enumerate())
for t in (zip(), map(str, []), filter(None, []), enumerate([]), reversed([]), iter(""), iter(b""), iter({}), iter(()), iter(range(0)), iter(set()), reversed(range(1))):
    print(type(t).__name__, iter(t) is t)
it = iter([1, 2, 3])
for x in it:
    print(x, list(it))
e = enumerate("ab")
print(next(e), list(e), list(e))
m = map(lambda x: 1 / x, [1, 0, 2])
print(next(m))
attempt(lambda: next(m))
print(next(m))
stop = iter([])
for _ in range(2):
    attempt(lambda: next(stop))
