"""Dicts and sets whose keys come and go, and keys whose comparisons change what holds them."""

# A stack of pending keys: the last one in is the first one out.
pending = {}
for number in range(1000):
    pending[number] = "waiting"
    del pending[number]
print(len(pending), 5 in pending)

pending = {"first": 1}
for number in range(1000):
    pending[number * 7] = number
    pending.popitem()
print(pending, 700 in pending)

queue = dict.fromkeys(range(5))
for number in range(5, 500):
    queue[number] = None
    del queue[next(iter(queue))]
print(list(queue))

seen = set()
for number in range(1000):
    seen.add(number)
    seen.discard(number)
print(len(seen), 5 in seen)


class Fickle:
    """Equal to everything of its hash, and empties a container once it is asked."""

    def __init__(self, container):
        self.container = container

    def __hash__(self):
        return 13

    def __eq__(self, other):
        self.container.clear()
        return True


mapping = {}
mapping[Fickle(mapping)] = 1
print(13 in mapping, len(mapping))
mapping[Fickle(mapping)] = 1
print(mapping.get(13), mapping.pop(13, "gone"), len(mapping))
mapping[Fickle(mapping)] = 1
mapping[13] = 2
print(mapping)

members = set()
members.add(Fickle(members))
members.discard(13)
print(len(members))
members.add(Fickle(members))
print(13 in members, members)
members.update(range(40))
members.add(Fickle(members))
members -= {13, 14}
print(sorted(members))


class Name(str):
    def __eq__(self, other):
        raise ValueError(f"compared with {other!r}")

    __hash__ = str.__hash__


try:
    {Name("id"): 1}["id"]
except ValueError as error:
    print("ValueError:", error)

# A set that keeps its size may change during iteration.
letters = {1}
for letter in letters:
    letters.remove(letter)
    letters.add(letter)
    break
print(letters)
