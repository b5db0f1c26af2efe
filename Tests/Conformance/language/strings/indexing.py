"""Positions are code points: indexing, slices with steps, iteration, comparison."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for s in ("abcdef", "añb😀ć€", "", "日本語テキスト"):
    print(len(s), s[:2], s[-2:], s[::2], s[::-1], s[1:-1], s[4:1:-1], s[10:], s[-10:3], s[::3], s[5:0:-2], list(s)[:3], list(reversed(s))[:2])
s = "naïve café"
print([s[i] for i in range(len(s))] == list(s), s[2], s[-1], [s[-i] for i in (1, 2, 3)], s[9], s[0])
print(list(enumerate("é1")), dict(zip("ab", "xy")), max("añz"), min("bé"), sorted("zéa"), "".join(sorted("hello")), set("aab") == {"a", "b"})
print("a" < "b", "Z" < "a", "a" < "é", "é" < "z", "abc" < "abd", "ab" < "abc", "" < "a", "a" * 3, 2 * "é", "x" * 0, "x" * -1, "10" < "9", "😀" > "\uffff")
print("e\u0301"[0], len("e\u0301"), len("é"), len("👨‍👩‍👧"), "e\u0301" == "é", hash("abc") == hash("ab" + "c"), "a" is not None)
long = "ab€" * 1000
print(len(long), long[2999], long[1500:1506], sum(1 for c in long if c == "€"), "".join(long[i] for i in range(0, 3000, 500)), long[::-500])
print(ord("€"), chr(8364), [ord(c) for c in "aé😀"], "".join(map(chr, [104, 233, 128512])), "\N{BULLET}" if False else "\u2022", "\x41\101\t|".split("\t"))
attempt("past end", lambda: s[10])
attempt("before start", lambda: s[-11])
attempt("str key", lambda: s["a"])
attempt("float key", lambda: s[1.0])
attempt("zero step", lambda: s[::0])
attempt("slice type", lambda: s["a":])
attempt("assign", lambda: s.__setitem__(0, "x"))
attempt("huge", lambda: s[10**30])
attempt("huge slice", lambda: s[: 10**30])
attempt("multiply", lambda: s * "a")
attempt("multiply float", lambda: "a" * 1.5)
attempt("add", lambda: s + 1)
attempt("radd", lambda: 1 + s)
attempt("less", lambda: s < 1)
attempt("ord", lambda: ord("ab"))
attempt("chr", lambda: chr(0x110000))
attempt("minus", lambda: s - "a")
attempt("attribute", lambda: s.size)
