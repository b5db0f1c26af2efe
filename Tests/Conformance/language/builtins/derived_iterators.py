# Classes derived from enumerate, zip, map, filter and reversed.
class Numbered(enumerate):
    def __next__(self):
        number, value = super().__next__()
        return f"{number}. {value}"

    def rest(self):
        return list(self)


print(list(Numbered(["tea", "milk"], 1)), [line for line in Numbered("ab")], tuple(Numbered("c")))
lines = Numbered(["x", "y", "z"])
print(next(lines), lines.rest(), next(lines, "end"))
first, second = Numbered("pq")
print(first, second, *Numbered("rs"), isinstance(lines, enumerate), type(lines).__name__)
for line in Numbered("uv", start=9):
    print(line)
print(dict(enumerate("ab")), sorted(Numbered("ba")), max(Numbered("ab")), "0. a" in Numbered("a"))


class Pairs(zip):
    def __init__(self, *sources, strict=False):
        self.width = len(sources)


pairs = Pairs([1, 2], "ab", strict=True)
print(pairs.width, list(pairs))
for number, letter in Pairs([3], "c"):
    print(number, letter)


class Upper(map):
    def __new__(cls, words):
        return super().__new__(cls, str.upper, words)


print(list(Upper(["a", "b"])), " ".join(Upper("xyz")))


class Truthy(filter):
    def __new__(cls, values):
        return super().__new__(cls, None, values)


print(list(Truthy([0, 1, "", "x"])))


class Backwards(reversed):
    pass


print(list(Backwards([1, 2, 3])), list(Backwards("ab")), type(Backwards((1,))).__name__)


class Countdown:
    def __getitem__(self, at):
        if at == 3:
            raise StopIteration
        return 3 - at


print(list(Countdown()), [n * 2 for n in Countdown()])
for bad in (lambda: Numbered(), lambda: Pairs([1], 5), lambda: Upper(3)):
    try:
        list(bad())
    except TypeError as error:
        print(error)
