"""Indexing and slicing of sequences; slice objects; errors."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


def pick(container, key):
    return container[key]


class Show:
    def __getitem__(self, key):
        return key


s = Show()
print(s[1], s[1:2], s[:], s[::2], s[1, 2:3, ...], s[()], s["a":"b":None], s[-1:], s[s[0]:5])
n = list(range(10))
print(n[2:5], n[-3:], n[:-8], n[::3], n[::-4], n[8:2:-2], n[20:], n[-100:2], n[5:2], n[None:3:None])
print("hello"[1], "hello"[-1], "hello"[::-1], (1, 2, 3)[1:], range(10)[2:8:3], range(10)[-1], b"abc"[0], b"abc"[1:])
n[2:4] = "xyz"
print(n)
n[::5] = [0, 0, 0] if len(n[::5]) == 3 else n[::5]
print(n)
n[1:1] = [9, 9]
print(n)
n[:] = []
print(n)
attempt(lambda: [1, 2][2])
attempt(lambda: [1, 2][-3])
attempt(lambda: (1,)[1])
attempt(lambda: "abc"[3])
attempt(lambda: b"ab"[9])
attempt(lambda: range(3)[3])
attempt(lambda: pick([1], "a"))
attempt(lambda: pick((1,), 1.5))
attempt(lambda: pick("abc", None))
attempt(lambda: pick(b"ab", "x"))
attempt(lambda: range(3)["x"])
attempt(lambda: [1, 2]["a":])
attempt(lambda: [1, 2][::0])
attempt(lambda: "abc"[::0])
attempt(lambda: range(3)[::0])
attempt(lambda: pick(5, 0))
attempt(lambda: pick(None, "a"))
attempt(lambda: pick({1, 2}, 0))
attempt(lambda: len[0])
attempt(lambda: int[0])
attempt(lambda: list[int])
attempt(lambda: {}[[]])
attempt(lambda: {"a": 1}["b"])
attempt(lambda: [1, 2][10 ** 30])
attempt(lambda: [1, 2, 3][:10 ** 30])
attempt(lambda: [1, 2, 3][-10 ** 30:])


def assign(target, key, value):
    target[key] = value
    return target


attempt(lambda: assign([1, 2], 5, 0))
attempt(lambda: assign([1, 2], "a", 0))
attempt(lambda: assign((1, 2), 0, 0))
attempt(lambda: assign("ab", 0, "x"))
attempt(lambda: assign([1, 2, 3], slice(0, 2), 5))
attempt(lambda: assign([1, 2, 3, 4], slice(None, None, 2), [1]))
attempt(lambda: assign([1, 2, 3, 4], slice(None, None, 2), "ab"))
attempt(lambda: assign([1, 2, 3], slice(3, 0, -1), "ab"))
attempt(lambda: assign({}, [], 1))
attempt(lambda: assign(5, 0, 0))
attempt(lambda: assign(range(3), 0, 0))


class Index:
    def __index__(self):
        return 1


attempt(lambda: "abc"[Index()])
attempt(lambda: [1, 2, 3][Index():])
attempt(lambda: assign([1, 2], Index(), "set"))
sl = slice(1, 10, 2)
print(sl, sl.start, sl.stop, sl.step, sl.indices(5), slice(5), slice(None, None, -1).indices(4))
print(slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(0, 0, 0))
attempt(lambda: hash(slice(1)))
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: slice(1, 2, 0).indices(5))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice("a").indices(3))
