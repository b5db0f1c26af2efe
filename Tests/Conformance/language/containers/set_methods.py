"""set and frozenset: every method and operator, errors."""


def attempt(action):
    try:
        r = action()
        print(sorted(r) if isinstance(r, (set, frozenset)) else repr(r))
    except Exception as e:
        print(type(e).__name__, e)


s = {3, 1, 2}
s.add(4); s.add(1); s.discard(9); s.discard(4); s.update([7, 8], "a", {9}); s.remove("a")
print(sorted(s), len(s), 7 in s)
attempt(lambda: s.remove("zz"))
attempt(lambda: s.remove([1]))
attempt(lambda: set().pop())
attempt(lambda: s.add([]))
attempt(lambda: s.add({}))
attempt(lambda: {1, []})
attempt(lambda: set(5))
attempt(lambda: set(1, 2))
attempt(lambda: [] in s)
attempt(lambda: {frozenset([1])} & {frozenset([1])} == {frozenset([1])})
a, b = {1, 2, 3}, {2, 3, 4}
for r in (a | b, a & b, a - b, a ^ b, a.union(b, [9]), a.intersection(b, [2]), a.difference([1], [2]), a.symmetric_difference([3, 5]), a.union(), a.copy()):
    print(sorted(r))
print(a <= b, {2} <= a, {2} < {2}, a >= {1}, a > {1}, a == {3, 2, 1}, a != b, a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([7]))
c = set(a); c |= {10}; print(sorted(c))
c &= {1, 10}; print(sorted(c))
c -= {1}; print(sorted(c))
c ^= {10, 11}; print(sorted(c))
c.intersection_update([11, 12]); print(c)
c.difference_update([11]); print(c)
c.symmetric_difference_update("ab"); print(sorted(c))
c.clear(); print(c)
attempt(lambda: a | [1])
attempt(lambda: a & (1,))
attempt(lambda: a - 5)
attempt(lambda: a < [1])
attempt(lambda: a + b)
attempt(lambda: a.union(5))
attempt(lambda: a[0])
attempt(lambda: hash(a))
attempt(lambda: {a: 1})


def inplace():
    x = {1}
    x |= [2]


attempt(inplace)
f = frozenset([1, 2])
print(f, frozenset(), frozenset("a"), f | {3} == {1, 2, 3}, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])))
attempt(lambda: f.add(1))
attempt(lambda: f.__class__.__name__)
g = f
g |= {5}
print(sorted(g), sorted(f), {f: "key"}[frozenset([2, 1])], f in {f}, {1, 2} in {f})
print(set(), {1}, set("a"), set([1.0, 1, True]), {None}, str({"x"}), repr(frozenset({1})))
print({1, 2} == frozenset({1, 2}), set() == {}, bool(set()), len(frozenset()), {1} and "true")
it = iter({5})
print(next(it), next(it, "end"))
x = {1, 2, 3}
popped = x.pop()
print(popped in x, len(x))
try:
    for e in x:
        x.add(e + 10)
except RuntimeError as err:
    print(err)
print({*"ab", *"b"} == {"a", "b"}, {x for x in "aa"}, sorted({1, "a"} - {"a"}), max({1, 5}), sum({1, 2}), sorted({"b", "a"}))
attempt(lambda: sorted([1, "a"]))
attempt(lambda: frozenset(1))
attempt(lambda: {1}.nothing)
attempt(lambda: set().add())
attempt(lambda: set().add(1, 2))
attempt(lambda: set().update(1))
print(type(iter(set())).__name__, set.__name__, {1}.__contains__(1), {1, 2}.__and__({2}), {1}.__or__(5), {1}.__len__(), {1}.__sub__({1}))
