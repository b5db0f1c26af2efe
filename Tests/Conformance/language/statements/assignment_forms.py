"""Chained, starred, nested, augmented and annotated assignment; order of evaluation."""
log = []


def tell(name, value=None):
    log.append(name)
    return value


class Trace:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __setattr__(self, key, value):
        log.append(f"{self.name}.{key} = {value}")

    def __getattr__(self, key):
        log.append(f"get {self.name}.{key}")
        return 10

    def __setitem__(self, key, value):
        log.append(f"{self.name}[{key}] = {value}")

    def __getitem__(self, key):
        log.append(f"get {self.name}[{key}]")
        return 100


def flush(title):
    print(title, log)
    log.clear()


a = b = c = [1]
a.append(2)
print(a is b is c, c)
t = Trace("t")
u = Trace("u")
t.x = u.y = tell("value", 5)
flush("chained")
tell("obj", t)[tell("key", 1)] = tell("value", 2)
flush("subscript")
tell("obj", t).attr += tell("right", 3)
flush("augmented attribute")
tell("obj", t)[tell("key", 7)] *= tell("right", 2)
flush("augmented subscript")
t.a, u[0], *t.rest = "wxyz"
flush("unpack")
(p, (q, *r)), s = [1, "abc"], 2
print(p, q, r, s)
*head, last = range(3)
print(head, last)
first, *middle, end = "ab"
print(first, middle, end)
[x, y] = {1: "a", 2: "b"}
print(x, y)
x, y = y, x
print(x, y)
i, seq = 0, [0, 0, 0]
i, seq[i] = 2, "here"
print(i, seq)
numbers = [1, 2, 3]
alias = numbers
numbers += (4, 5)
print(alias, numbers is alias)
numbers = numbers + [6]
print(alias, numbers is alias)
pair = (1, [2])
try:
    pair[1] += [3]
except TypeError as e:
    print(e, pair)
text = "ab"
text *= 2
text += "!"
print(text)
n = 7
n //= 2; n **= 3; n %= 10; n <<= 2; n |= 1; n ^= 3; n &= 30; n >>= 1; n -= 1
print(n)
value: int = 3
other: "str"
print(value, __annotations__)
t.field: int = 4
t[tell("k")]: tell("annotation") = 9
flush("annotated targets")
for bad in ("a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5", "a, b = None"):
    try:
        if bad == "a, b = [1]":
            a, b = [1]
        elif bad == "a, b = 1, 2, 3":
            a, b = 1, 2, 3
        elif bad == "a, *b, c = [1]":
            a, *b, c = [1]
        elif bad == "a, b = 5":
            a, b = 5
        else:
            a, b = None
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
for k, (v, w) in {"one": (1, 2), "two": (3, 4)}.items():
    print(k, v, w)
for i, in [(1,), (2,)]:
    print(i)
for t.each in "ab":
    pass
flush("for target")
() = []
[] = ()
try:
    () = [1]
except ValueError as e:
    print(e)
