"""Counter: counting, arithmetic, comparison."""
from collections import Counter


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


words = "the quick the lazy the dog quick".split()
counts = Counter(words)
print(counts, counts["the"], counts["cat"], len(counts), counts.total(), "cat" in counts)
print(counts.most_common(2), counts.most_common()[:-3:-1], sorted(counts.elements()), list(counts), dict(counts))
counts.update(["dog", "dog"])
counts.update({"cat": 3}, bird=1)
counts.subtract({"the": 1, "fox": 2})
print(counts, counts.most_common(3))
del counts["missing"], counts["fox"]
counts["new"] += 5
print(counts, Counter("abracadabra").most_common(3), Counter(a=3, b=0, c=-1), Counter({"x": 2}), Counter(), Counter(None))
a, b = Counter("aabbc"), Counter("abbd")
print(a + b, a - b, a & b, a | b, +Counter(x=1, y=-1), -Counter(x=1, y=-1))
a += b
print(a)
a -= Counter("aaa")
a |= Counter(z=2)
a &= Counter(b=1, z=1)
print(a, list(Counter(a=2, b=0, c=-3).elements()))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == {"a": 1}, Counter(a=1) <= Counter(a=2), Counter(a=2) > Counter(a=1), Counter(a=1, b=2) < Counter(a=2, b=2), Counter(a=1) != Counter(a=2))
print(Counter(a=1).copy(), isinstance(Counter(), dict), Counter("aab").values(), Counter({1: 2, "a": 1}), Counter(n % 3 for n in range(10)))


class Tally(Counter):
    def top(self):
        return self.most_common(1)[0][0]


print(Tally("aab"), Tally("aab").top(), type(Tally("a") + Tally("b")).__name__, type(Tally("a").copy()).__name__, repr(Tally()))
attempt("fromkeys", lambda: Counter.fromkeys("ab"))
attempt("int", lambda: Counter(5))
attempt("two", lambda: Counter(1, 2))
attempt("plus dict", lambda: Counter("a") + {"a": 1})
attempt("less dict", lambda: Counter("a") < {"a": 1})
attempt("unhashable", lambda: Counter([[1]]))
attempt("pop", lambda: Counter("a").pop("z"))
attempt("attribute", lambda: Counter("a").size)
attempt("text counts", lambda: Counter(a="x", b="y"))
