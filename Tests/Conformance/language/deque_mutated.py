# Comparisons that change the deque which is searched.
from collections import deque


class Clears:
    def __init__(self, deque, answer):
        self.deque, self.answer = deque, answer

    def __eq__(self, other):
        self.deque.clear()
        return self.answer


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for answer in (True, False, NotImplemented):
    for action in ("remove", "count", "index", "contains"):
        d = deque(["ab"])
        d.extend([Clears(d, answer), "c"])
        print(answer, action, end=": ")
        if action == "contains":
            attempt(lambda: "c" in d)
        else:
            attempt(lambda: getattr(d, action)("c"))
        print(d)
d = deque("abcabc")
print(d.count("b"), d.index("c"), d.index("c", 3), d.remove("b"), d)
attempt(lambda: d.remove("z"))
attempt(lambda: d.index("z"))
