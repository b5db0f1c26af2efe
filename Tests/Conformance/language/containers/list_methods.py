"""list: every method with its errors."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


x = [3, 1, 2]
x.append(4); x.extend("ab"); x.extend(range(2)); x.insert(0, "first"); x.insert(-1, "near end"); x.insert(100, "last"); x.insert(-100, "start")
print(x, len(x))
print(x.pop(), x.pop(0), x.pop(-2), x)
x.remove("a")
print(x, x.index(1), x.index(1, 3), x.count(1), x.count("zz"))
attempt(lambda: x.remove("zz"))
attempt(lambda: x.index("zz"))
attempt(lambda: x.index(1, 100))
attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: [1].pop("a"))
attempt(lambda: [1].pop(1, 2))
attempt(lambda: [].extend(5))
attempt(lambda: [].extend())
attempt(lambda: [].insert("a", 1))
y = x.copy()
y.reverse()
print(y, x is not y)
y.clear()
print(y, [1, 2] + [3], [1, 2] * 2, 2 * [0], [1] * -1, [1] * 0)
attempt(lambda: [1] + (2,))
attempt(lambda: [1] * 1.5)
attempt(lambda: [1] * "a")
n = [5, 3, 9, 1]
n.sort()
print(n)
n.sort(reverse=True)
print(n)
n.sort(key=lambda v: v % 5)
print(n)
words = ["banana", "Apple", "cherry", "apple"]
words.sort(key=str.lower)
print(words, sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
attempt(lambda: [1, "a"].sort())
attempt(lambda: [1, None].sort())
attempt(lambda: [3, 1].sort(key=5))
attempt(lambda: [3, 1].sort(lambda v: v))
attempt(lambda: [3, 1].sort(reverse="yes"))
attempt(lambda: [3, 1].sort(unknown=1))


def modifying():
    bad = [3, 2, 1]

    def key(v):
        bad.append(v)
        return v
    bad.sort(key=key)


attempt(modifying)
nested = [[1], [2]]
shallow = nested[:]
shallow[0].append(9)
print(nested, nested == shallow, nested is shallow)
recursive = [1]
recursive.append(recursive)
print(recursive, len(recursive))
d = {"self": None}
d["self"] = d
print(d)
print(list(), list("abc"), list({1: 2}), list({"x": 1}.items()), list(range(3)), list((1, 2)))
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
attempt(lambda: list(x=1))
print([1, 2] == [1, 2], [1, 2] < [1, 3], [] < [0], [2] > [1, 9], [1, 2] != (1, 2))
print(1 in [1, 2], 3 not in [1, 2], [1] in [[1]], min([3, 1]), max([3, 1]), sum([1, 2]), any([0, 1]), all([]))
a = [1, 2, 3]
a += [4]
a *= 2
print(a)
a[1:3] = []
print(a)
print(a.__len__(), a.__contains__(4), a.__getitem__(0), a.__add__([1]), a.__eq__(5), a.__iter__().__next__())
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), next(it, "done"))
print(list(reversed([1, 2, 3])), [*reversed("ab")], type(reversed([])).__name__, type(iter([])).__name__)
grow = [1]
for v in grow:
    if len(grow) < 5:
        grow.append(v + 1)
print(grow)
shrink = [1, 2, 3, 4]
for v in shrink:
    shrink.remove(v)
print(shrink)
print([[0] * 2] * 2, [[0] * 2 for _ in range(2)])
print(repr([]), str(["a", 'it\'s', "q\"", None, 1.0, (1,), {1}]))
attempt(lambda: hash([]))
attempt(lambda: [].nothing)
attempt(lambda: [1, 2].__setitem__(0, 5))
attempt(lambda: [1, 2, 3].__getitem__(slice(1, None)))
