# What stands alone behind * is unpacked last; otherwise each in its turn; the errors of both.
def note(name, value):
    print("evaluated", name)
    return value


class Items:
    def __iter__(self):
        print("iterated")
        return iter((1, 2))


class Pairs:
    def keys(self):
        print("keys read")
        return ["k"]

    def __getitem__(self, key):
        print("item", key)
        return 3


def f(*args, **kwargs):
    print(args, kwargs)


def attempt(action):
    try:
        action()
    except TypeError as error:
        print(error)


f(*note("items", Items()), x=note("x", 1), **note("pairs", Pairs()))
f(note("first", 0), *note("items", Items()), x=note("x", 1))
f(*note("items", Items()), *note("again", Items()), **note("pairs", Pairs()), y=note("y", 2))
attempt(lambda: f(*5))
attempt(lambda: f(1, *5))
attempt(lambda: f(*5, 1))
attempt(lambda: f(*[], *5))
attempt(lambda: f(*5, x=1))
attempt(lambda: f(*5, **5))
attempt(lambda: f(1, *5, **5))
attempt(lambda: print(*5))
attempt(lambda: print(1, *5))
attempt(lambda: "".join(*5))
attempt(lambda: [].append(1, *5))
attempt(lambda: f(**5))
attempt(lambda: f(x=1, **{"x": 2}))
attempt(lambda: f(*5, x=1, **{"x": 2}))
attempt(lambda: f(**{1: 2}))
