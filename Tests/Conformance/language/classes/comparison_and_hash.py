"""Rich comparison, default equality, hashing rules, total ordering, sorting objects."""
import functools


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a is c, a < b, b > a, a == 5, a != 5, 5 == a)
print(sorted([b, a, Version(0, 9)]), max(a, b), min([b, a]), {a: 1}[c], len({a, b, c}), a in [c])
attempt(lambda: a <= b)
attempt(lambda: a < 5)
attempt(lambda: a >= b)
attempt(lambda: sorted([a, 5]))


class OnlyEq:
    def __eq__(self, other):
        return True


attempt(lambda: hash(OnlyEq()))
attempt(lambda: {OnlyEq(): 1})
attempt(lambda: {OnlyEq()})
print(OnlyEq.__hash__, OnlyEq() == 5, OnlyEq() != 5, 5 == OnlyEq(), None == OnlyEq())


class Child(OnlyEq):
    pass


attempt(lambda: hash(Child()))


class Restored(OnlyEq):
    __hash__ = object.__hash__


print(isinstance(hash(Restored()), int))


class NoHash:
    __hash__ = None


attempt(lambda: hash(NoHash()))
from collections.abc import Hashable
print(isinstance(NoHash(), Hashable), isinstance(5, Hashable), isinstance([], Hashable))


class Odd:
    def __hash__(self):
        return "text"


class Huge:
    def __hash__(self):
        return 2 ** 70 + 1


class Raising:
    def __eq__(self, other):
        raise RuntimeError("no comparing")

    def __hash__(self):
        return 1


attempt(lambda: hash(Odd()))
print(hash(Huge()) == hash(2 ** 70 + 1))
attempt(lambda: Raising() == 1)
attempt(lambda: Raising() in [1])
attempt(lambda: {Raising(): 1, 1: 2})
r = Raising()
print(r in [r], [r].index(r), [r].count(r), [r] == [r], {r: 1}[r])


class Weird:
    def __eq__(self, other):
        return "maybe"

    def __lt__(self, other):
        return []

    def __ne__(self, other):
        return 0


w = Weird()
print(w == 1, w < 1, w != 1, [w] == [1], w in [1])


@functools.total_ordering
class Money:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(Money(1) <= Money(1), Money(2) > Money(1), Money(2) >= Money(3), Money(1) != Money(2))
print((1, "a") < (1, "b"), [1, 2] < [1, 2, 0], (1,) == [1], "a" < "b" < "c", {1} < {1, 2}, {1: 2} == {1: 2.0}, 1 == 1.0 == True)
attempt(lambda: (1, "a") < (1, 2))
attempt(lambda: [1] < (1,))
attempt(lambda: {} < {})
attempt(lambda: None < None)
attempt(lambda: object() < object())
attempt(lambda: 1 < "a")
attempt(lambda: int < str)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan, (nan,) == (nan,), nan < 1)
print(object() == object(), (lambda o: o == o)(object()))
print(functools.reduce(lambda x, y: x if x > y else y, [3, 1, 2]), sorted("bca", reverse=True), sorted([(2, "b"), (1, "z"), (2, "a")]))
print(hash(1) == hash(1.0) == hash(True), hash((1, 2)) == hash((1, 2)), hash("a") == hash("a"), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(0.5), hash(float("inf")), hash(None) == hash(None))
