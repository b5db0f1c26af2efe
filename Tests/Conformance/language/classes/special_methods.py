"""__repr__, __str__, __format__, __bool__, __len__, __contains__, __getitem__, __class_getitem__ and wrong results of them."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


class OnlyRepr:
    def __repr__(self):
        return "<only repr>"


class OnlyStr:
    def __str__(self):
        return "only str"


class Both(OnlyRepr, OnlyStr):
    def __format__(self, spec):
        return f"formatted[{spec}]"


r, b = OnlyRepr(), Both()
print(r, str(r), f"{r}", f"{r!r:>15}", [r], "%s %r" % (r, r))
print(str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"), f"{OnlyStr()}")
print(b, [b], f"{b}", f"{b:x}", format(b, "spec"), "{:a}".format(b), f"{b!s:>10}")
attempt(lambda: format(r, ">10"))
attempt(lambda: f"{object():x}"[:6])


class Bad:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value

    def __str__(self):
        return self.value

    def __len__(self):
        return self.value

    def __bool__(self):
        return self.value

    def __hash__(self):
        return self.value

    def __index__(self):
        return self.value

    def __int__(self):
        return self.value

    def __float__(self):
        return self.value

    def __iter__(self):
        return self.value

    def __format__(self, spec):
        return self.value

    def __contains__(self, x):
        return self.value

    def __dir__(self):
        return self.value


for value in (5, "text", None, -1, 2.5, [3]):
    bad = Bad(value)
    print("value", repr(value))
    for function in (repr, str, len, bool, hash, int, float, list, format, dir, lambda x: 1 in x, lambda x: [0, 1][x]):
        attempt(lambda: function(bad))


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(bool(Sized(0)), bool(Sized(3)), not Sized(0), "yes" if Sized(1) else "no")
attempt(lambda: len(Sized(2 ** 70)))
attempt(lambda: bool(Sized(-1)))


class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError(i)
        return i * i


sq = Squares()
print(list(sq), 9 in sq, 5 in sq, max(sq), sorted(sq, reverse=True), [*sq], dict(zip("ab", sq)))
attempt(lambda: len(sq))
attempt(lambda: reversed(sq))
a, *rest = sq
print(a, rest)


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class SubBox(Box):
    pass


print(Box[int], SubBox["x", 1], Box[:])
attempt(lambda: Box()[0])
attempt(lambda: OnlyRepr[0])


class Item:
    def __init__(self):
        self.log = []

    def __getitem__(self, k):
        self.log.append(("get", k))
        return 1

    def __setitem__(self, k, v):
        self.log.append(("set", k, v))

    def __delitem__(self, k):
        self.log.append(("del", k))

    def __missing__(self, k):
        self.log.append(("missing", k))


i = Item()
i["a"] = i["b"]
i["c"] += 5
del i[1:2]
i[()], i[1, 2], i[...] = 1, 2, 3
print(i.log)


class Reverse:
    def __reversed__(self):
        return iter("cba")

    def __iter__(self):
        return iter("abc")

    def __length_hint__(self):
        return 3


print(list(reversed(Reverse())), list(Reverse()))
class Never:
    __iter__ = None
    __contains__ = None
    __getitem__ = lambda self, i: i


attempt(lambda: list(Never()))
attempt(lambda: 1 in Never())
