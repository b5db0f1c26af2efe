"""deque: both ends, limits, rotation, errors."""
from collections import deque


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


d = deque("bc")
d.append("d")
d.appendleft("a")
d.extend("ef")
d.extendleft("zy")
print(d, d.pop(), d.popleft(), d[0], d[-1], len(d), "c" in d, d.count("c"), d.index("c"))
d.rotate(2)
print(d)
d.rotate(-3)
d.reverse()
d.insert(1, "X")
d.remove("b")
d[0] = "first"
del d[-1]
print(d, list(reversed(d)), d.copy() == d, d.maxlen, bool(deque()), deque([1, 2]) + deque([3]), deque([1]) * 3, [*deque("ab")])
last = deque(maxlen=3)
for n in range(6):
    last.append(n)
last.appendleft(9)
print(last, last.maxlen, deque(range(10), 4), deque([1, 2], 0), last + deque([7, 8]), last * 2, last.copy())
last += [1, 2]
last.extend(range(100))
print(last, deque([1, 2]) == deque([1, 2]), deque([1, 2]) == [1, 2], deque([1, 2]) < deque([1, 3]), deque("ab") != deque("ba"), sorted(deque([3, 1])))
queue, order = deque([(0, "root")]), []
tree = {"root": ["a", "b"], "a": ["c"], "b": ["d", "e"], "c": [], "d": [], "e": []}
while queue:
    depth, node = queue.popleft()
    order.append((node, depth))
    queue.extend((depth + 1, child) for child in tree[node])
print(order)
nested = deque([1])
nested.append(nested)
print(nested, deque([deque()]), deque({"k": 1}), str(deque()), max(deque([2, 5])), sum(deque([1, 2])))


def moving(values, size):
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window) / size


print(list(moving([1, 2, 3, 4, 10], 3)))


def grow():
    e = deque([1])
    for x in e:
        e.append(x)


attempt("pop", deque().pop)
attempt("popleft", deque().popleft)
attempt("index", lambda: deque("ab")[5])
attempt("key", lambda: deque("ab")["x"])
attempt("slice", lambda: deque("abc")[1:])
attempt("remove", lambda: deque("ab").remove("z"))
attempt("find", lambda: deque("ab").index("z"))
attempt("full", lambda: deque([1], 1).insert(0, 2))
attempt("maxlen", lambda: deque([], -1))
attempt("maxlen type", lambda: deque([], "a"))
attempt("iterable", lambda: deque(5))
attempt("add list", lambda: deque() + [1])
attempt("hash", lambda: hash(deque()))
attempt("grow", grow)
attempt("set maxlen", lambda: setattr(deque(), "maxlen", 3))
attempt("many", lambda: deque(1, 2, 3))
attempt("append", lambda: deque().append())
