"""Unpacking with stars in displays, calls and targets."""

from _attempts import attempt
def f(*a, **k):
    return (a, k)
print(f(*[1], 2, *(3, 4), **{'a': 1}, b=2, **{'c': 3}))
a, *b = (1, 2, 3)
*c, d = 'xyz'
[e, [f1, *g]] = (1, 'abc')
print(a, b, c)
print(d, e, f1)
print(g)
first, *_, last = range(5)
print(first, last)
(x, y), z = ((1, 2), 3)
print(x, y, z)
print([*range(3), *'ab'], (*[1], 2), {*[1], 2}, {**{'a': 1}, 'b': 2, **{'a': 3}})
def u():
    a, b = 1
attempt(u)
def u():
    a, b = (1, 2, 3)
attempt(u)
def u():
    a, b, c = (1, 2)
attempt(u)
def u():
    a, *b, c = (1,)
attempt(u)
def u():
    a, b = {1}
attempt(u)
def u():
    a, b = iter([1, 2, 3])
attempt(u)
def u():
    a, b = 'abc'
attempt(u)
def u():
    [a] = []
attempt(u)
attempt(lambda: [*5])
attempt(lambda: {**5})
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(a=1, **{'a': 2}))
attempt(lambda: {*5})
attempt(lambda: (*None,))
attempt(lambda: print(*5))
attempt(lambda: print(**{'x': 1}))
attempt(lambda: len(*[1, 2]))
attempt(lambda: dict(**{'a': 1}, a=2))
attempt(lambda: f(**[1]))
attempt(lambda: {**[1]})
attempt(lambda: [].append(*5))
for i, (j, *k) in enumerate(['abc', 'd']):
    print(i, j, k)
x = y = z = []
x.append(1)
print(z is x, y)
i = 0
l = [0, 0]
i, l[i] = (1, 5)
print(i, l)
a = b = c = 1
a, b = (b, a)
x = 5
x, x = (1, 2)
print(x)
for x in (*[1, 2], 3):
    print(x, end=' ')
print()
def r():
    return (1, *[2, 3])
print(r())
