"""Alignment, zfill, expandtabs, translate and maketrans."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for width in (0, 3, 4, 5, 8):
    print([f(width) for f in ("ab".ljust, "ab".rjust, "ab".center, "abc".center, "-42".zfill, "+é".zfill, "".zfill)])
print("ab".center(7, "*"), "ab".ljust(5, "é"), "日".rjust(3, "."), "x".center(4), "xy".center(5), "--".zfill(4), "1.5".zfill(6), "−5".zfill(4))
print(repr("a\tb\tc".expandtabs()), repr("a\tbc\td".expandtabs(4)), repr("\t".expandtabs(0)), repr("ab\ncd\te".expandtabs(tabsize=3)), repr("é\tx".expandtabs(2)), repr("a\tb".expandtabs(-1)))
table = str.maketrans({"a": "4", "e": None, ord("o"): "00", "x": 89})
print(table, "apex boxes".translate(table))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("l", "L", "h")), "héé".translate(str.maketrans("é", "e")), str.maketrans("ab", "xy", "z"))


class Upper:
    def __getitem__(self, code):
        if code == 98:
            raise LookupError
        return chr(code).upper() * 2


print("abc".translate(Upper()), "abc".translate("ABC" * 40), "abc".translate({}), "a-b".translate({45: "_"}))
attempt("center", lambda: "a".center())
attempt("fill", lambda: "a".center(5, "ab"))
attempt("fill type", lambda: "a".ljust(5, 1))
attempt("width", lambda: "a".rjust("5"))
attempt("zfill", lambda: "a".zfill(1.5))
attempt("expandtabs", lambda: "a".expandtabs(None))
attempt("translate", lambda: "a".translate(5))
attempt("bad value", lambda: "a".translate({97: 1.5}))
attempt("bad range", lambda: "a".translate({97: 1 << 30}))
attempt("maketrans length", lambda: str.maketrans("ab", "c"))
attempt("maketrans key", lambda: str.maketrans({"ab": 1}))
attempt("maketrans type", lambda: str.maketrans("ab"))
attempt("maketrans key type", lambda: str.maketrans({1.5: "a"}))
attempt("maketrans third", lambda: str.maketrans("a", "b", None))
