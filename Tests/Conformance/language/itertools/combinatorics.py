"""product, permutations, combinations and groupby."""
from itertools import combinations, combinations_with_replacement, groupby, islice, permutations, product


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3))[3:6], list(product()), list(product("ab", [])), list(product(range(2), repeat=0)))
print(["".join(p) for p in permutations("abc")], list(permutations(range(4), 2))[:5], list(permutations("ab", 3)), list(permutations([], 0)), len(list(permutations(range(6)))))
print(["".join(c) for c in combinations("abcd", 2)], list(combinations([1, 2, 3], 3)), list(combinations("ab", 3)), list(combinations("ab", 0)))
print(["".join(c) for c in combinations_with_replacement("abc", 2)], list(combinations_with_replacement([1], 3)), list(combinations_with_replacement([], 1)))
print(list(islice(product("xyz", repeat=10), 2)), sum(1 for _ in combinations(range(10), 4)))
print([(key, list(group)) for key, group in groupby("aaabbc")], [(key, "".join(group)) for key, group in groupby("AaBbbC", str.lower)])
rows = [{"city": "Oslo", "n": 1}, {"city": "Rome", "n": 2}, {"city": "Oslo", "n": 3}]
print([(city, [row["n"] for row in group]) for city, group in groupby(sorted(rows, key=lambda row: row["city"]), key=lambda row: row["city"])])
print([key for key, _ in groupby([1, 1.0, True, 2])], list(groupby([])), [len(list(group)) for _, group in groupby("mississippi")])
groups = groupby([1, 1, 2, 2, 3])
key, group = next(groups)
print(key, next(group))
later = next(groups)
print(list(group), later[0], list(later[1]), next(groups)[0], next(groups, "end"))
runs = [[number for _, number in group] for _, group in groupby(enumerate([1, 2, 3, 7, 8, 10]), lambda pair: pair[1] - pair[0])]
print(runs)
attempt("repeat", lambda: product("a", repeat=-1))
attempt("keyword", lambda: product("a", times=2))
attempt("permutations", lambda: permutations("ab", -1))
attempt("permutations type", lambda: permutations("ab", 1.5))
attempt("combinations", lambda: combinations("ab"))
attempt("negative", lambda: combinations("ab", -1))
attempt("iterable", lambda: combinations(5, 2))
attempt("groupby", lambda: groupby())
attempt("groupby key", lambda: next(groupby([1], 5)))
attempt("product iterable", lambda: product(5))
print(combinations, type(product()).__name__, type(groupby([])).__module__)
