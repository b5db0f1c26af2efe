"""Where the built-ins ask derived containers, and where they look past their methods."""
import json


class Letters(list):
    def __iter__(self):
        return iter("xyz")

    def __len__(self):
        return 42

    def __getitem__(self, index):
        return "item"


class Wrapped(dict):
    def __iter__(self):
        return iter(["only"])

    def keys(self):
        return ["key"]

    def items(self):
        return [("pair", 1)]

    def __getitem__(self, key):
        return "value of " + key

    def __len__(self):
        return 7


class Counted(int):
    def __float__(self):
        return 0.5

    def __int__(self):
        return 99

    def __index__(self):
        return 1

    def __str__(self):
        return "counted"


letters = Letters([1, 2])
print(letters, len(letters), list(letters), tuple(letters), sorted(letters), [*letters], letters[0], max(letters))
print(letters + [3], letters * 2, letters.copy(), letters.index(2), json.dumps(letters), dict(enumerate(letters)), repr(letters), letters == [1, 2])
first, *rest = letters
print(first, rest, "x" in letters, 1 in letters, "-".join(letters), set(letters) == set("xyz"))
wrapped = Wrapped(a=1)
print(wrapped, len(wrapped), list(wrapped), dict(wrapped), {**wrapped}, json.dumps(wrapped), wrapped["q"], list(wrapped.values()), wrapped.get("a"), "a" in wrapped)
print((lambda **kwargs: kwargs)(**{"b": 1}), sorted(wrapped), wrapped == {"a": 1}, "{0[z]}".format(wrapped), "%(z)s" % wrapped)
number = Counted(2)
print(float(number), int(number), [10, 20, 30][number], number + 1, f"{number}", "%d" % number, str(number), number * 1.5, json.dumps(number), round(number), number == 2, "ab" * number)
