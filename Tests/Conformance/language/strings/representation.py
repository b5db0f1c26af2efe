"""repr, str, ascii, escapes, encode and str() of bytes."""


def attempt(label, action):
    try:
        print(label, "->", ascii(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\tnl\ncr\r", "back\\slash", "\x00\x07\x1b\x7f", "é€😀", "\xa0\u200b\u2028\ufeff", "\u0301x", "a\u00adb", "\ue000\U000e0001", "\x80\x9f"):
    print(repr(s), ascii(s), len(repr(s)))
print(str(5), str(None), str([1, "a"]), str(b"x"), str(1.0), str(), str("é"), repr(str), f"{'q'!r}", "%r" % "é", "%a" % "é", ascii(["é", 1]))
print("é€".encode(), "é".encode("latin-1"), "abc".encode("ascii"), "é".encode("utf-16"), "😀".encode("utf-16-le"), "é".encode("utf-32-be"), "a".encode("utf-8-sig"), "É".encode("UTF8"), "é".encode("ISO-8859-1"))
print("é€x".encode("ascii", "ignore"), "é€x".encode("ascii", "replace"), "é€".encode("ascii", "xmlcharrefreplace"), "é€😀".encode("ascii", "backslashreplace"), "€".encode("latin-1", "replace"), "ok".encode("ascii", "bogus"))
print(str(b"caf\xc3\xa9", "utf-8"), str(b"\xe9", "latin-1"), str(b"a", errors="strict"), str(object="x"), str(bytearray(b"hi"), "ascii"))
attempt("ascii", lambda: "é".encode("ascii"))
attempt("ascii run", lambda: "aéüb".encode("ascii"))
attempt("latin", lambda: "a€".encode("latin-1"))
attempt("unknown", lambda: "a".encode("klingon"))
attempt("handler", lambda: "é".encode("ascii", "bogus"))
attempt("encoding type", lambda: "a".encode(5))
attempt("errors type", lambda: "a".encode("ascii", None))
attempt("str bytes", lambda: str("a", "utf-8"))
attempt("str int", lambda: str(5, "utf-8"))
attempt("decode", lambda: str(b"\xff", "utf-8"))
attempt("str many", lambda: str(1, 2, 3, 4))
attempt("str keyword", lambda: str(x=1))
try:
    "añb".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args, isinstance(error, ValueError))


class Loud(str):
    def __str__(self):
        return "LOUD " + self.upper()

    def __repr__(self):
        return f"Loud({super().__repr__()})"


loud = Loud("hey")
print(loud, repr(loud), [loud], f"{loud}", f"{loud!r:>12}", "%s %r" % (loud, loud), "{} {!r}".format(loud, loud), loud + "!", type(loud + "!").__name__, type(loud.upper()).__name__, loud == "hey", {"hey": 1}[loud], len(loud), loud[0], str(loud), isinstance(loud, str))
