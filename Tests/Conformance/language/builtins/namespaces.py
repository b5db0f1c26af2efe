"""vars, dir, globals, locals, getattr and friends, id, type, callable."""
import builtins


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


for name in ("abs", "all", "any", "ascii", "bin", "bool", "bytes", "callable", "chr", "classmethod", "delattr", "dict", "dir", "divmod", "enumerate", "filter", "float", "format", "frozenset",
             "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map", "max", "min", "next", "object",
             "oct", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip"):
    value = getattr(builtins, name)
    print(name, type(value).__name__, value.__name__, end="; ")
print()


class Thing:
    kind = "thing"

    def __init__(self):
        self.b, self.a = 2, 1

    def method(self):
        pass


t = Thing()
print(vars(t), dir(t)[-4:], "kind" in vars(Thing), "method" in dir(t), "__init__" in dir(t), dir(t) == sorted(dir(t)))
vars(t)["c"] = 3
print(t.c, t.__dict__ is not None, getattr(t, "a"), getattr(t, "zz", 5), hasattr(t, "a"), hasattr(t, "zz"))
setattr(t, "new name", 9)
print(getattr(t, "new name"), vars(t))
delattr(t, "new name")
attempt(lambda: delattr(t, "nope"))
attempt(lambda: getattr(t, "nope"))
attempt(lambda: getattr(t, 5))
attempt(lambda: getattr(t))
attempt(lambda: getattr(t, "a", 1, 2))
attempt(lambda: setattr(t, "a"))
attempt(lambda: hasattr(t))
attempt(lambda: vars(1))
attempt(lambda: vars(1, 2))
attempt(lambda: dir(1, 2))
attempt(lambda: callable())
attempt(lambda: id())
attempt(lambda: type())


def scope(a, b=2):
    c = a + b
    before = dict(locals())
    d = 4
    return before, sorted(locals()), sorted(dir()), vars() == locals()


print(scope(1))


def with_closure():
    x = 1

    def inner(y):
        return x, locals()
    return inner(2)


print(with_closure())


class Body:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("__"))


print(Body.names)
print("t" in globals(), globals() is globals(), "Thing" in dir(), locals() is globals(), "scope" in vars())
globals()["made"] = "by globals"
print(made)
del globals()["made"]
attempt(lambda: made)
print(type(5), type("a"), type(None), type(...), type(int), type(len), type(t), type(t.method), type(Thing.method), type(NotImplemented), type(type), type(builtins), type(x for x in []), type(iter([])), type({}.keys()), type(range(1)), type(slice(1)), type(property()), type(1.5), type(True), type(b""), type([].append), type(str.upper), type(super(Thing, t)), type(int | str), type(list[int]))
print(id(t) == id(t), id(1) == id(1), (a := []) is a, [] is not [], None is None, True is not False)
print(callable(Thing), callable(t), callable(lambda: 0), callable("a"), callable(t.method))
print(builtins.len is len, builtins.__name__, hasattr(builtins, "nothing"), __name__, __doc__[:4])
print(format(3.14159, ".2f"), format(5), format("a", ">3"), format(255, "#x"), format(None), format([1]))
attempt(lambda: format(5, "z"))
attempt(lambda: format([1], "5"))
attempt(lambda: format("a", "d"))
attempt(lambda: format(5, 5))
attempt(lambda: format())
