"""The methods of bytes."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


b = b"the cat sat on the mat"
print(b.find(b"at"), b.rfind(b"at"), b.find(116, 1), b.index(b"sat"), b.count(b"t"), b.count(97), b.find(b"x"), b.find(b""), b.rindex(b"the"))
print(b.replace(b"at", b"og"), b.replace(b"at", b"", 1), b"ab".replace(b"", b"."), b.startswith(b"the"), b.endswith((b"x", b"mat")), b.startswith(b"cat", 4))
print(b.split(), b"a,b,,c".split(b","), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b" a  b ".split(), b"a\tb".split(None, 1), b" x y ".split(maxsplit=1))
print(b"a\nb\r\nc\x0bd".splitlines(), b"a\nb".splitlines(True), b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"ab".partition(b"x"))
print(b"  x ".strip(), b"xxaxx".strip(b"x"), b" a".lstrip(), b"a\n".rstrip(), b"-".join([b"a", bytearray(b"b")]), b"".join([]), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"bc"))
print(b"aBc dEf".upper(), b"ABC\xc9".lower(), b"they're it".title(), b"hello".capitalize(), b"aB".swapcase(), b"5".zfill(3), b"-5".zfill(4), b"a".center(4, b"."), b"a".ljust(3), b"a".rjust(3), b"a\tb".expandtabs(4))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" \t".isspace(), b"AB".isupper(), b"ab1".islower(), b"Ab Cd".istitle(), b"\x7f".isascii(), b"\x80".isascii(), b"".isdigit())
table = bytes.maketrans(b"abc", b"xyz")
print(b"aabbcd".translate(table), b"aabb".translate(None, b"a"), b"abc".translate(table, delete=b"b"), len(table))
print(b"%s is %d, %x, %5.2f, %c, %r, %%" % (b"n", 42, 255, 3.14159, b"z", "é"), b"%(k)s" % {b"k": b"v"}, b"%-5s|%5s|%.1s" % (b"a", b"b", b"cd"), b"%a" % b"x")
print(bytes(b"").join, bytes.join) if False else print(sorted(name for name in dir(bytes) if not name.startswith("_")))
attempt("find str", lambda: b.find("a"))
attempt("find range", lambda: b.find(256))
attempt("index", lambda: b.index(b"dog"))
attempt("replace", lambda: b.replace("a", b"b"))
attempt("split str", lambda: b.split(","))
attempt("split empty", lambda: b.split(b""))
attempt("strip", lambda: b.strip("t"))
attempt("join", lambda: b",".join(["a"]))
attempt("join int", lambda: b",".join([1]))
attempt("startswith", lambda: b.startswith("the"))
attempt("center", lambda: b.center(50, "x"))
attempt("translate", lambda: b.translate(b"x"))
attempt("maketrans", lambda: bytes.maketrans(b"a", b"bc"))
attempt("percent s", lambda: b"%s" % "a")
attempt("percent d", lambda: b"%d" % b"a")
attempt("percent c", lambda: b"%c" % 256)
attempt("percent few", lambda: b"%s %s" % b"a")
attempt("percent many", lambda: b"%s" % (b"a", b"b"))
attempt("upper", lambda: b.upper(1))
