"""split, rsplit, splitlines, strip and join."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


print("a b  c".split(), " a\tb\n c ".split(), "".split(), "   ".split(), "a b c d".split(None, 2), " a  b ".split(None, 1), "a b".split(None, 0), " a b ".split(maxsplit=0))
print("a,b,,c".split(","), "".split(","), ",".split(","), "a,b,c".split(",", 1), "a<>b<>c".split("<>"), "a,b".split(",", -1), "abc".split("abc"))
print("a b c".rsplit(None, 1), " a b ".rsplit(None, 1), "a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), "one  two".rsplit(maxsplit=1), "a::b".rsplit("::"))
print("a\u2003b\xa0c\x1cd\u3000e".split(), "é à".split(), "日 本".split(" "), "x\x00y".split("\x00"))
print("a\nb\r\nc\rd\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g".splitlines(), "a\r\n".splitlines(keepends=True))
print("  x ".strip(), repr("\t x\n".lstrip()), repr(" x \n".rstrip()), "xxhixx".strip("x"), "abcba".strip("ab"), "mississippi".lstrip("ims"), "www.site.com".rstrip("moc."), "a".strip(""), "\u3000é\xa0".strip(), "aXa".strip(None))
print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(["x"]), ", ".join({"k": 1, "j": 2}), " ".join(str(n) for n in range(3)), "é".join(("a", "b", "c")), "ab".join("xyz"))
print("|".join("a,b;c".replace(";", ",").split(",")), "k=v; k2=v2".split("; "), dict(pair.split("=") for pair in "a=1,b=2".split(",")))
text = "one two three"
first, *rest = text.split()
print(first, rest, text.split()[-1], [w[::-1] for w in text.split()], text.split() == text.split(" "))
attempt("empty separator", lambda: "a".split(""))
attempt("separator type", lambda: "a".split(1))
attempt("maxsplit type", lambda: "a".split(",", "x"))
attempt("too many", lambda: "a".split(",", 1, 2))
attempt("bad keyword", lambda: "a".split(separator=","))
attempt("twice", lambda: "a".split(",", sep=","))
attempt("rsplit", lambda: "a".rsplit(""))
attempt("splitlines", lambda: "a".splitlines("x"))
attempt("strip type", lambda: "a".strip(1))
attempt("strip many", lambda: "a".strip("a", "b"))
attempt("join item", lambda: ",".join(["a", 1]))
attempt("join none", lambda: ",".join(["a", None, "b"]))
attempt("join int", lambda: ",".join(5))
attempt("join args", lambda: ",".join("a", "b"))
