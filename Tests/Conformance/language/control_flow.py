# Loops with else, match, walrus, with, del, star-expressions, chained comparison.
def search(values, wanted):
    for index, value in enumerate(values):
        if value == wanted:
            print("found at", index)
            break
    else:
        print("not found")
search([1, 2, 3], 2); search([], 1)
n = 3
while n:
    n -= 1
    if n == 1: continue
    print("n", n)
else:
    print("while ended")
def describe(value):
    match value:
        case 0 | 1: return "small"
        case int(x) if x < 0: return f"negative {x}"
        case int() | float(): return "number"
        case "": return "empty"
        case str(s): return f"text {s}"
        case []: return "empty list"
        case [x]: return f"one {x}"
        case [x, *rest]: return f"{x} and {len(rest)} more"
        case {"type": "user", "name": name, **rest}: return f"user {name} {rest}"
        case {}: return "mapping"
        case None: return "none"
        case _: return "other"
for value in (0, -5, 2.5, "", "hi", [], [1], (1, 2, 3), {"type": "user", "name": "Al", "age": 3}, {"a": 1}, None, object):
    print(describe(value))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"y axis at {y}"
        case Point(x, y) as whole if x == y: return f"diagonal {whole.x}"
        case Point(): return "somewhere"
print([where(Point(*p)) for p in ((0, 0), (0, 3), (2, 2), (1, 2))])
if (length := len("hello")) > 3: print("long", length)
print([half for x in range(6) if (half := x // 2)], 1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 is not None, not 1 in [2])
class Resource:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, kind, error, tb): print("exit", self.name, kind and kind.__name__, error); return self.swallow
with Resource("a") as a, Resource("b", swallow=True) as b:
    print(a.name, b.name)
    raise ValueError("inside")
print("after")
try:
    with Resource("c"): raise KeyError("k")
except KeyError as error: print("outer", error)
def early():
    with Resource("d"):
        return "returned"
print(early())
data = {"a": [1, 2, 3]}
del data["a"][0]
x = y = [1]; y += [2]; z = x; z = z + [3]
print(data, x, y, z, x is y)
del x
try: x
except NameError as error: print(error)
first, second = second, first = 1, 2
print(first, second, (lambda: 1 if 0 else 2)(), "yes" if [] else "no", None or "default", 0 and 1 / 0)
i = 0
values = [10, 20, 30]
i, values[i] = 1, 99
print(i, values)
def order(tag, value): print(tag, end=" "); return value
print(order("a", 1) + order("b", 2) * order("c", 3), {order("k", 1): order("v", 2)}, order("x", 1) < order("y", 0) < order("z", 5))
for a, *b in [(1, 2, 3), "xyz"]: print(a, b)
pass
