"""Classes derived from str, interning by value, building strings."""


class Slug(str):
    def __new__(cls, text):
        return super().__new__(cls, "-".join(text.lower().split()))

    def __add__(self, other):
        return Slug(f"{self} {other}")

    @property
    def words(self):
        return self.split("-")

    def __contains__(self, word):
        return word in self.words


slug = Slug("Hello Big World")
print(slug, repr(slug), type(slug).__name__, slug.words, slug + "Again", "big" in slug, "ell" in slug, slug == "hello-big-world", hash(slug) == hash("hello-big-world"))
print(slug.upper(), type(slug.upper()).__name__, slug[0:5], type(slug[0:5]).__name__, len(slug), slug.replace("-", " "), {slug: 1}["hello-big-world"], f"{slug:>20}", "%s" % slug, ",".join([slug, "x"]))
print(isinstance(slug, str), issubclass(Slug, str), str(slug) == slug, type(str(slug)).__name__, sorted([Slug("b a"), "a"]), slug.startswith("hello"), slug.center(20, "*"), slug * 2, slug.title())


class Case(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())


print(Case("ABC") == "abc", "abc" == Case("ABC"), Case("a") in ["A"], ["A"].index(Case("a")), Case("Z") < "a")
buffer = ""
for i in range(5):
    buffer += f"{i}:{'é' * i};"
print(buffer, len(buffer), buffer.count("é"), buffer.split(";")[:-1])
print("".join(c if c.isalnum() else "_" for c in "a-b c!é"), "-".join(str(n) for n in (1, 2)), "".join(reversed("añb")), "".join(sorted("hello", reverse=True)), "abc".join("123"))
print("a" "b" 'c', "x" * 3 + "y", ("long "
      "text"), "tab\tnew\\n", r"raw\n", "\N{EURO SIGN}" if False else "€", "\u00e9" == "é", 'it''s', "line\
continued")
for action in (lambda: "a".join([1]), lambda: "a" + None, lambda: Slug(), lambda: "a" % 5, lambda: str.join(",", 5), lambda: "".join([b"a"])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
