# globals() has the names in the order they were bound in; what is deleted and bound anew comes last.
def names():
    return [name for name in globals() if not name.startswith("_")]


def later():
    global made_late
    made_late = third
    return made_late


first = 1
second = 2
third = 3
print(names())
del second
fourth = 4
second = 5
first = 6
print(names())
for step in range(2):
    pass
later()
import json
from math import pi as circle


class Thing:
    pass


globals()["by_key"] = 7
print(names())
print(list(globals().values())[-1] == 7, "second" in globals(), len(names()))
print([name for name in vars(__import__("__main__")) if name in ("first", "second", "third", "fourth")])
