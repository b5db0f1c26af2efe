"""__del__: when it runs, what it may do, what becomes of its errors."""
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def leaving():
    local = Noisy("local")
    print("in function", local.name)


leaving()
a = Noisy("first")
a = Noisy("second")
del a
print("deleted")
Noisy("temporary")
items = [Noisy(1), Noisy(2)]
items.pop()
items.clear()
d = {"k": Noisy("in dict")}
d["k"] = None


class Derived(Noisy):
    def __del__(self):
        print("derived", end=" ")
        super().__del__()


Derived("x")
saved = []


class Phoenix:
    def __init__(self):
        self.lives = 1

    def __del__(self):
        self.lives += 1
        saved.append(self)


p = Phoenix()
del p
print("saved", len(saved), saved[0].lives)
saved.pop()
print("gone for good", len(saved))


class Plain:
    pass


Plain.__del__ = lambda self: print("added later")
Plain()


class Chain:
    def __init__(self, name, next=None):
        self.name, self.next = name, next

    def __del__(self):
        print(self.name, end=" ")


chain = Chain("a", Chain("b", Chain("c")))
chain = None
print()
ring = Chain("ring")
ring.next = ring
del ring
print("not yet")
gc.collect()
print()


def generator():
    try:
        yield 1
    finally:
        print("finally")


g = generator()
next(g)
del g
for value in generator():
    break
print("loop left")


def raising():
    held = Noisy("held by a frame")
    raise KeyError("x")


try:
    raising()
except KeyError:
    pass
print("handled")
at_end = Noisy("at the end")
