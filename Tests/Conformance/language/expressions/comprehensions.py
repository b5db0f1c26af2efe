"""Comprehensions and generator expressions: scopes, nesting, laziness, errors."""
print([x * y for x in range(3) for y in range(x)])
print([[c for c in row if c != "b"] for row in ("abc", "bbb")])
print({k: v for k, v in zip("abc", range(3)) if v})
print(sorted({len(w) for w in ("a", "bb", "cc")}))
print([x for x in range(20) if x % 2 if x % 3])
print([x if x > 1 else -x for x in range(4)])
print([(x, y) for x, y in [(1, 2), (3, 4)]], [a for a, *b in ["xyz", "w"]])
x = "outer"
print([x for x in range(3)], x)


def closures():
    return [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]]


print(closures())
g = (n * n for n in [1, 2, 3])
print(next(g), list(g), list(g))
lazy = (1 / n for n in [1, 0])
print(next(lazy))
try:
    next(lazy)
except ZeroDivisionError as e:
    print(e)
try:
    bad = (z for z in 5)
except TypeError as e:
    print("at once:", e)
source = [1, 2]
gen = (s for s in source for _ in missing)
try:
    next(gen)
except NameError as e:
    print("late:", e)


class Scope:
    items = [1, 2, 3]
    factor = 10
    doubled = [i * 2 for i in items]
    try:
        scaled = [i * factor for i in items]
    except NameError as e:
        print("class scope:", e)
    nested = [[j for j in range(i)] for i in items]


print(Scope.doubled, Scope.nested)
print([last := n for n in range(4)], last)
print([y for n in range(5) if (y := n * n) > 4], y)


def walrus_in_function():
    total = 0
    partial = [total := total + v for v in [1, 2, 3]]
    return partial, total


print(walrus_in_function())
print(any((hit := w) == "b" for w in "abc"), hit)
print({(k, v) for k in "ab" for v in range(1)} == {("a", 0), ("b", 0)})
print(dict((k, k.upper()) for k in "xy"), sum(n for n in range(5)), list(n for n in "ab"))
print(type(n for n in []).__name__, (n for n in []).__name__)
print([lambda: None for _ in range(2)][0]() is None)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)))
print([a + b for a in "xy" for b in "12" if a + b != "x1"])
print({**{i: i for i in range(2)}, 5: [i for i in "q"]})
