"""Classes derived from dict, list and set: overridden methods, construction, copies, equality, repr."""
import copy


class Attr(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


a = Attr(x=1)
a.y = 2
print(a, a.x, a["y"], isinstance(a, dict), type(a).__name__, len(a), dict(a), {**a}, a == {"x": 1, "y": 2})
try:
    a.zzz
except AttributeError as e:
    print("AttributeError", e)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def __contains__(self, key):
        return super().__contains__(key.upper())

    def __delitem__(self, key):
        print("deleting", key)
        super().__delitem__(key.upper())

    def get(self, key, default=None):
        return self[key] if key in self else default

    def update(self, *args, **kw):
        for k, v in dict(*args, **kw).items():
            self[k] = v


u = Upper()
u["a"] = 1
u.update(b=2)
u.setdefault("c", 3)
print(u, u["a"], "A" in u, "a" in u, u.get("b"), u.get("zz", "none"), list(u), u.keys())
del u["b"]
print(u, u.pop("A"), u)
v = Upper({"lower": 1})
print(v, dict(v))


class Default(dict):
    def __init__(self, factory, *args, **kw):
        super().__init__(*args, **kw)
        self.factory = factory

    def __missing__(self, key):
        value = self[key] = self.factory()
        return value

    def __repr__(self):
        return f"Default({super().__repr__()})"


d = Default(list, a=[1])
d["b"].append(2)
print(d, d.factory is list, d.get("zz"), d["a"], vars(d).keys(), copy.copy(d) == d)


class Stack(list):
    push = list.append

    def peek(self):
        return self[-1]

    def __getitem__(self, i):
        result = super().__getitem__(i)
        return Stack(result) if isinstance(i, slice) else result

    def __repr__(self):
        return f"Stack({list(self)!r})"

    def __add__(self, other):
        return Stack(super().__add__(other))


s = Stack([1, 2])
s.push(3)
print(s, s.peek(), s[1:], type(s[1:]).__name__, s + [4], type(s + [4]).__name__, s * 2, type(s * 2).__name__, s == [1, 2, 3], [0] + s, len(s), sorted(s, reverse=True), 2 in s)
s.label = "has attributes"
print(s.label, s.__dict__, s.copy(), type(s.copy()).__name__, list(reversed(s)), s.index(2))
s.extend(x for x in "ab")
s.sort(key=str)
print(s, bool(Stack()), not Stack(), Stack("xy"))


class Logged(list):
    def append(self, x):
        print("append", x)
        super().append(x)

    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __len__(self):
        return 100

    def __contains__(self, x):
        return x == "always"


g = Logged([1])
g.append(2)
g += [3]
print(len(g), "always" in g, 1 in g, [*g], sum(g), bool(g))
for x in g:
    print(x, end=" ")
print()


class Tags(set):
    def add(self, x):
        super().add(x.lower())

    def __repr__(self):
        return "Tags(" + ",".join(sorted(self)) + ")"


t = Tags(["A"])
t.add("B")
print(t, sorted(t | {"z"}), type(t | {"z"}).__name__, t & {"b"}, type(t.copy()).__name__, t == {"A", "b"}, len(t))


class Frozen(frozenset):
    def __new__(cls, items, name=""):
        self = super().__new__(cls, items)
        self.name = name
        return self


f = Frozen([1, 2], name="f")
print(f == {1, 2}, f.name, hash(f) == hash(frozenset([1, 2])), type(f | {3}).__name__, {f: 1}[frozenset([1, 2])])
