"""find, index, count, replace, affixes and partition, with positions."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


s = "the cat sat on the mat"
print(s.find("at"), s.rfind("at"), s.find("at", 6), s.find("at", 6, 8), s.find("dog"), s.find(""), s.find("", 30), s.rfind(""), s.rfind("the", 0, -5), s.find("t", -3))
print(s.index("sat"), s.rindex("the"), s.count("at"), s.count("t", 5, 12), s.count(""), "".count(""), "aaaa".count("aa"), "abc".count("", 1, 2))
print(s.startswith("the"), s.startswith(("a", "the")), s.endswith("mat", 5), s.endswith(("x", "at"), 0, 7), s.startswith("cat", 4), s.startswith(""), "".endswith(""), "a".startswith("", 5))
print(s.replace("at", "og"), s.replace("at", "og", 2), s.replace("", "."), "abc".replace("", "-", 2), "aaa".replace("aa", "b"), "abc".replace("x", "y"), "".replace("", "x"), "a.b.c".replace(".", "", -1))
print(s.partition(" cat "), s.partition("dog"), s.rpartition("at"), s.rpartition("dog"), "a=b=c".partition("="))
print("ünïcödé".find("ö"), "ünïcödé".index("é"), "日本語日本".rfind("日本"), "日本語日本".count("本"), "😀a😀b".find("b"), "naïve"[2:4], "éàü".partition("à"))
print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "abc".removeprefix("x"), "abc".removesuffix(""), "aaa".removeprefix("a"))
print("cat" in s, "" in s, "Cat" in s, "é" in "café", "e\u0301" in "é", "é" == "e\u0301", "ß" in "straße")
attempt("index", lambda: s.index("dog"))
attempt("rindex", lambda: s.rindex("at", 0, 3))
attempt("find int", lambda: s.find(1))
attempt("find none", lambda: s.find())
attempt("find many", lambda: s.find("a", 1, 2, 3))
attempt("find float", lambda: s.find("a", 1.5))
attempt("find None bounds", lambda: s.find("a", None, None))
attempt("in", lambda: 5 in s)
attempt("startswith", lambda: s.startswith(5))
attempt("endswith", lambda: s.endswith(("a", 5)))
attempt("startswith list", lambda: s.startswith(["the"]))
attempt("replace one", lambda: s.replace("a"))
attempt("replace type", lambda: s.replace("a", None))
attempt("replace keyword", lambda: s.replace("a", "b", count=1))
attempt("partition", lambda: s.partition(""))
attempt("partition type", lambda: s.partition(None))
attempt("removeprefix", lambda: s.removeprefix(None))
attempt("huge", lambda: s.find("t", 10**30))
attempt("negative huge", lambda: s.find("t", -10**30, 10**30))
