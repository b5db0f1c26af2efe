# Lists, dicts, sets, tuples, comprehensions.
stock = {"apple": 3, "pear": 0, "fig": 7}
stock["kiwi"] = 1
stock.update(pear=5, plum=2)
print(stock, len(stock), "fig" in stock, stock.get("none"), stock.get("none", 0), list(stock), list(stock.items())[:2])
print(stock.pop("plum"), stock.pop("gone", None), stock.setdefault("fig", 9), stock.setdefault("lime", []), {**stock, "fig": 1}, stock | {"x": 1})
del stock["lime"]
print({v: k for k, v in stock.items()}, dict(zip("abc", range(3))), dict([("a", 1)]), dict.fromkeys("ab", 0), stock.keys() & {"fig", "zzz"})
letters = list("hello")
letters.append("!"); letters.extend("ab"); letters.insert(0, ">"); letters.remove("l")
print(letters, letters.pop(), letters.pop(0), letters.index("o"), letters.count("l"), letters[1:4], letters[::-2])
letters[1:3] = ["X", "Y", "Z"]; letters[-1:] = []
print(letters, letters + [1], [0] * 3, [[]] * 2, sorted([3, 1, 2], reverse=True), list(reversed([1, 2, 3])))
del letters[0], letters[-1]
print(letters, [1, 2] == [1, 2], [1, 2] < [1, 3], (1, "a") < (1, "b"), min([[3], [1, 2]]), sum([[1], [2]], []))
numbers = {5, 3, 8, 1, 100, 33}
print(numbers, {1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} < {1, 2}, frozenset([2, 1]), set(), len({1, 1.0, True}))
numbers.add(2); numbers.discard(99); numbers.remove(100)
print(sorted(numbers), max(numbers), 3 in numbers, {n % 3 for n in range(10)})
a, (b, *c), d = 1, (2, 3, 4), 5
first, *_, last = "abcdef"
print(a, b, c, d, first, last, *range(3), [*range(2), *"xy"], (*[1], 2))
matrix = [[r * 3 + c for c in range(3)] for r in range(3)]
print(matrix, [list(row) for row in zip(*matrix)], [x for row in matrix for x in row if x % 2], {(i, j): i * j for i in range(2) for j in range(2)})
people = [("Bob", 30), ("Al", 25), ("Cy", 30)]
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]), any(p[1] > 29 for p in people), all([]), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "a"])))
nested = [1]; nested.append(nested); print(nested, (1,), (), {1: {2: [3]}})
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: [1, 2][5])
attempt(lambda: {}["missing"])
attempt(lambda: {1: 2}[(3, 4)])
attempt(lambda: {[]: 1})
attempt(lambda: {(1, []): 1})
attempt(lambda: [].pop())
attempt(lambda: [1].remove(2))
attempt(lambda: [3, "a"] < [3, 4])
attempt(lambda: sorted([1, "a"]))
attempt(lambda: (1, 2)[0:1] + [3])
attempt(lambda: len(5))
attempt(lambda: set().pop())
attempt(lambda: dict([1]))
attempt(lambda: [1, 2]["a"])
attempt(lambda: list(5))
attempt(lambda: max([]))
attempt(lambda: next(iter([])))
def unpack(values):
    a, b = values
    return a, b
attempt(lambda: unpack([1]))
attempt(lambda: unpack([1, 2, 3]))
attempt(lambda: unpack(5))
