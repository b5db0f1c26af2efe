# Stars, nested targets, walrus, conditional expressions
a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = "xyz"
print(head, tail)
(one, [two, *three]), four = (1, [2, 3, 4]), "4"
print(one, two, three, four)
x = y = z = []
x.append(1)
print(y, z is x)
d = {}
d["k"], (d["l"], *d_rest) = 1, "mno"
print(d, d_rest)
i, values = 0, [10, 20, 30]
i, values[i] = 2, 99
print(i, values)
for n, (letter, *more) in enumerate([("a", 1, 2), ("b",), "cde"]):
    print(n, letter, more)
print([*range(3), *"ab"], (*[1], 2), {*[3], *[3]}, {**{"a": 1, "b": 2}, "b": 3, **{"c": 4}})


def show(*args, **kwargs):
    return args, kwargs


print(show(*[1, 2], 3, *"z", k=1, **{"m": 2}, **{"n": 3}))
print(*[1, 2, 3], sep="-", end="!\n")
print(*"abc", *(n * n for n in range(3)))
print("a" if a > b else "b", "even" if not a % 2 else "odd" if a > 0 else "negative")
if (n := len(values)) > 2:
    print("long", n)
print([last_one := v, last_one * 2] if (v := 21) else None)
print([y for x in range(6) if (y := x * x) % 2 == 0], y)
data = iter("hello world")
while (ch := next(data, None)) not in (None, " "):
    print(ch, end=".")
print()
total = 0
total += 5; total -= 1; total *= 3; total //= 2; total **= 2; total %= 7; total <<= 3; total |= 1; total ^= 3; total >>= 1; total &= 14
print(total)
nested = [[1, 2], [3, 4]]
nested[0][1] += 10
nested[1] *= 2
print(nested)
count: int = 3
label: str
print(count, __annotations__)
for bad in (lambda: [(q, w) for q, w in [(1, 2, 3)]], lambda: [(q, w) for q, w in [(1,)]],
            lambda: [(q, w) for q, *w in [[]]], lambda: [(q, w) for q, w in [5]], lambda: show(**{"a": 1}, **{"a": 2}),
            lambda: show(*5), lambda: show(**[1]), lambda: {**[1]}, lambda: [*5]):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
words = ["a", "b", "c", "d", "e"]
del words[1], words[-1]
print(words)
words[1:1] = ["x", "y"]
words[::2] = "123"[: len(words[::2])]
print(words, words[-2:], words[::-1], words[5:], words[slice(0, 2)])
try:
    words[::2] = [1]
except ValueError as e:
    print(e)
del words[::2], d["k"]
print(words, d)
