# What gathers all elements of an object asks it how many they are, after it has begun to iterate.
class Shelf:
    def __init__(self, *books):
        self.books = books

    def __len__(self):
        print("  asked how many")
        return len(self.books)

    def __iter__(self):
        print("  begun")
        return iter(self.books)


class Stream:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        print("  hint")
        return self.hint

    def __iter__(self):
        return iter([1, 2])


def count(*books):
    return len(books)


shelf = Shelf("a", "b")
found = ["z"]
for name, act in {
    "list": lambda: list(shelf),
    "tuple": lambda: tuple(shelf),
    "sorted": lambda: sorted(shelf),
    "star": lambda: [*shelf],
    "star in a tuple": lambda: (1, *shelf),
    "star in a set": lambda: len({*shelf}),
    "call": lambda: count(*shelf),
    "extend": lambda: found.extend(shelf),
    "set": lambda: len(set(shelf)),
    "dict": lambda: dict.fromkeys(shelf),
    "loop": lambda: [book for book in shelf],
    "max": lambda: max(shelf),
    "unpack": lambda: (lambda first, second: second)(*shelf),
    "stream": lambda: list(Stream(2)),
    "not told": lambda: list(Stream(NotImplemented)),
    "text": lambda: list(Stream("two")),
    "negative": lambda: list(Stream(-1)),
}.items():
    print(name)
    try:
        print("  ->", act())
    except Exception as error:
        print("  ->", type(error).__name__, error)
print(found)


class Broken(Shelf):
    def __len__(self):
        raise self.books[0]


for error in (TypeError("no"), ValueError("no")):
    try:
        print(list(Broken(error)) == [error])
    except ValueError as raised:
        print("ValueError", raised)
