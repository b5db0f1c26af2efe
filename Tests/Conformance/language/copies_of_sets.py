# A set made of a set takes its members as they stand: none is compared with another.


class Key:
    compared = 0

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 5

    def __eq__(self, other):
        Key.compared += 1
        return self.name == other.name


def counting(label, step):
    Key.compared = 0
    made = step()
    print(label, len(made), Key.compared)


keys = [Key(name) for name in "abc"]
first = set(keys)
counting("set of a list", lambda: set(keys))
counting("set of a set", lambda: set(first))
counting("frozenset of a set", lambda: frozenset(first))
counting("set of a frozenset", lambda: set(frozenset(first)))
counting("copy", first.copy)


class Yes(Key):
    __hash__ = Key.__hash__

    def __eq__(self, other):
        return True


several = {Key("a"): 1}
members = set()
for key in keys:
    members.add(key)
for key in members:
    key.__class__ = Yes
print(len(members), len(set(members)), len(frozenset(members)), len(set(list(members))))

numbers = set(range(0, 2000, 37))
numbers -= set(range(0, 1500, 74))
print(list(set(numbers)))
print(list(frozenset(numbers)) == list(numbers), sorted(set(numbers)) == sorted(numbers))
words = set(range(200))
words.difference_update(range(5, 195))
print(list(words), list(set(words)), list(frozenset(words)))
