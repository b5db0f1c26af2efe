# A set is emptied from where it was popped last; sets are looked for as frozensets are.
numbers = set(range(8))
print([numbers.pop() for _ in range(3)])
numbers.update((0, 1))
print([numbers.pop() for _ in range(7)], numbers)

queue = {"only"}
while queue:
    item = queue.pop()
    if len(item) < 7:
        queue.add(item + "+")
    print(item)

many = set(range(20_000))
total = 0
while many:
    total += many.pop()
print(total)


class Tags(set):
    pass


class Named(set):
    def __hash__(self):
        return 7


groups = {frozenset("ab"), 1}
print(Tags("ab") in groups, set("ab") in groups, Tags("c") in groups, Named("ab") in groups)
groups.discard(Tags("ab"))
print(groups)
for method in (groups.add, groups.remove):
    try:
        method(Tags("z"))
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
try:
    [] in groups
except TypeError as error:
    print(error)
