"""print with all options; input at the end of standard input; repr and ascii."""
import io
import sys


def attempt(action):
    try:
        print(repr(action()))
    except BaseException as e:
        print(type(e).__name__, e)


print()
print(1, "a", None, 2.5, [1], sep="|", end="!\n")
print("a", "b", sep="")
print("a", "b", sep=None, end=None)
print(*range(3), sep=", ")
print("no newline", end="")
print()
print("x", end="\n\n")
print(sep="-")
print("é", "日本", "\u00e9", "tab\there", "nul" + chr(1) + "x")
buffer = io.StringIO()
print("captured", 5, file=buffer, sep=":", end=";")
print(repr(buffer.getvalue()))
print("to stdout", file=sys.stdout, flush=True)
print("none file", file=None)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


w = Writer()
print("a", "b", file=w)
print(w.parts)
attempt(lambda: print("x", file=5))
attempt(lambda: print("x", sep=1))
attempt(lambda: print("x", end=1))
attempt(lambda: print("x", wrong=1))
attempt(lambda: input())
attempt(lambda: input("prompt> "))
attempt(lambda: input(1, 2))


class Bad:
    def __str__(self):
        raise ValueError("no str")


attempt(lambda: print("before", Bad(), "after"))
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\\\r\x00\x7f\xa0é"), repr(b"a'b\xff\n"), ascii("é日\U0001f600'"), repr("\ud7ff"), repr("\u200b"))
print(repr(1.0), repr(1e100), repr(-0.0), repr(10 ** 20), repr(True), repr(None), repr(...), repr(NotImplemented), repr(int), repr(len), repr(range(3)), repr(slice(1)))
print([1.0, "a", None], (1,), {"a": [1]}, {1}, frozenset(), set(), {}, (), [])
print(str(b"x"), str("s"), str(), str(5), str([]), str(None), str(int), str(ValueError("v")), str(b"abc", "utf-8"), str(object=7))
sys.stdout.write("written\n")
print(sys.stdout.write("x") , "chars")
print("%d items" % 3, "{} {}".format(1, 2), f"{3}")
print(print("inner"), "outer")
print(sorted([print]) == [print], print.__name__, callable(print))
