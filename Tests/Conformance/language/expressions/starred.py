"""Stars in displays, calls, subscripts, returns, loops and assignments."""


def show(*args, **kwargs):
    print(args, dict(sorted(kwargs.items())))


a = [1, 2]
d = {"x": 1}
show(*a, *"bc", 3, *range(2), **d, y=2, **{"z": 3})
print([*a, *a], (*a,), {*a, *[5]}, {**d, "x": 9}, {"x": 9, **d})
print(*a, sep="-")
t = *a, 3
print(t)


def back():
    return *a, "end"


def produce():
    yield *a, "y"


print(back(), list(produce()))
for x in *a, *"z":
    print(x, end=" ")
print()


class Sub:
    def __getitem__(self, key):
        return key


s = Sub()
print(s[*a], s[*a, 3], s[0, *"ab"], s[1:2, *a])
print({**{}, **{"a": 1}, "b": 2, **{"a": 3}})
first, *_ = {3: "x", 4: "y"}
print(first, _)
*x, = "abc"
print(x)
(*x,), y = [1, 2], 3
print(x, y)
[[p, *q], *r] = [[1, 2, 3], 4, 5]
print(p, q, r)


def errors(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


errors(lambda: show(*5))
errors(lambda: show(**5))
errors(lambda: show(**{1: 2}))
errors(lambda: show(x=1, **{"x": 2}))
errors(lambda: show(**{"x": 1}, **{"x": 2}))
errors(lambda: [*5])
errors(lambda: {*None})
errors(lambda: {**5})
errors(lambda: (*3.5,))
errors(lambda: {**[1]})
errors(lambda: dict(**{"a": 1}, a=2))
errors(lambda: len(*[]))
errors(lambda: len(*[[1], [2]]))
errors(lambda: print(*iter([1, 2])))
errors(lambda: {*[[1]]})
errors(lambda: {**{[1]: 2}})


class Mapping:
    def keys(self):
        return ["k", "l"]

    def __getitem__(self, key):
        return key * 2


show(**Mapping())
print({**Mapping()})
print(dict(Mapping()))


class BadMapping:
    def keys(self):
        return 5


errors(lambda: show(**BadMapping()))


class Iter:
    def __iter__(self):
        yield 1
        raise RuntimeError("half way")


errors(lambda: show(*Iter()))
errors(lambda: [0, *Iter()])
f = lambda *a, **k: (a, k)
print(f(*a, **d), (lambda *, k: k)(**{"k": 7}))
print(max(*a, 0), [*map(str, a)], dict(zip("ab", a)), *[])
