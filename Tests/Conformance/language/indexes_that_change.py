"""__index__ methods that change what they are an index of; views of bytes that got shorter."""


class Emptying:
    def __init__(self, target, number):
        self.target, self.number = target, number

    def __index__(self):
        self.target.clear()
        return self.number


def attempt(change):
    try:
        print(change())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def replace(target, key, value):
    target[key] = value
    return target


def delete(target, key):
    del target[key]
    return target


for make in (lambda: list(range(8)), lambda: bytearray(range(8))):
    items = make()
    attempt(lambda: items[Emptying(items, 2):])
    items = make()
    attempt(lambda: items[:Emptying(items, 5):2])
    items = make()
    attempt(lambda: delete(items, slice(Emptying(items, 2), None)))
    items = make()
    attempt(lambda: delete(items, slice(1, Emptying(items, 7), 2)))
    items = make()
    attempt(lambda: items[Emptying(items, 3)])
    items = make()
    attempt(lambda: delete(items, Emptying(items, 3)))
    items = make()
    attempt(lambda: replace(items, slice(Emptying(items, 4), None), b"xy"))
    items = make()
    attempt(lambda: items.insert(Emptying(items, 4), 7))
    print(items)

data = bytearray(b"abcdef")
attempt(lambda: replace(data, 4, Emptying(data, 65)))
print(data)
view = memoryview(b"abcdef")[::2**62][::2**62]
print(bytes(view), len(view), view[0])
