"""Operands are evaluated left to right; short circuits; chained comparisons."""
log = []


def v(value):
    log.append(value)
    return value


def show(title, result=None):
    print(f"{title:24} {result!r:24} {log}")
    log.clear()


show("sum", v(1) + v(2) * v(3))
show("power", v(2) ** v(3) ** v(0))
show("chain", v(1) < v(2) < v(3))
show("chain stops", v(3) < v(2) < v(1))
show("and", v(0) and v(1))
show("or", v("") or v(None) or v("x") or v("y"))
show("not", not v(0))
show("conditional", v("then") if v(False) else v("else"))
show("list", [v(1), *v([2, 3]), v(4)])
show("dict", {v("a"): v(1), **v({"b": 2}), v("c"): v(3)})
show("dict same key", {v("k"): v(1), v("k"): v(2)})
show("set", len({v(1), v(2), v(1)}))
show("slice", v("abcdef")[v(1):v(5):v(2)])


def f(*args, **kwargs):
    return args, kwargs


show("call", f(v(1), *v([2]), v(3), k=v(4), **v({"m": 5}), n=v(6)))
show("call star late", f(k=v(1), *v([2])))
show("comparison", v(1) == v(1) != v(2))
show("in", v(1) in v([1, 2]))
show("not in", v(3) not in v([1, 2]) in [v(5)])
show("is", v(None) is v(None))
show("tuple", (v(1), v(2)))
show("nested call", f(v(1), f(v(2), v(3)), v(4)))
show("subscript", {"a": [1, 2]}[v("a")][v(1)])
show("lambda default", (lambda a=v(1), *, b=v(2): (a, b))())
show("fstring", f"{v(1)}{v('x'):>{v(3)}}{v('r')!r}")
show("comprehension", [v(x) for x in v([1, 2, 3]) if v(x) != 2])
show("dictcomp", {v(k): v(k * 2) for k in v([1, 2])})
show("walrus", (v((y := 3)), y + v(1)))
x = v([0, 1, 2])
x[v(0)], x[v(1)] = v("a"), v("b")
show("assignment", x)
show("unary", -v(3) + ~v(1) + +v(2))
show("boolean mix", v(1) and v(0) or v(2) and v(3))
show("mixed chain", 1 < v(2) > v(1) == v(1) <= v(5))
show("chain once", v(1) < v(5) and v(2) > v(0))


def keep(name):
    log.append("decorator " + name)
    return lambda x: (log.append("apply " + name), x)[1]


class Base:
    def __init_subclass__(cls, tag):
        log.append(("init_subclass", tag))


@keep("outer")
@keep("inner")
class K((log.append("bases"), Base)[1], tag=v("keyword")):
    a = v("body")

    @keep("method")
    def m(self, d=v("default")) -> v("annotation"):
        pass


show("class", K.__name__)
try:
    v(1) + v("a") + v(2)
except TypeError:
    show("error stops")
try:
    [v(1), v(2), 1 / 0, v(3)]
except ZeroDivisionError:
    show("error in display")
print(1 < 2 < 3 == 3 != 4)
print((1 < 2) < 3, 1 < (2 < 3), not 1 == 2, not (1 == 2))
print(2 ** -1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, -3 // 2, -3 % 2, 7 // -2, 7 % -2)
print(1 or 2 and 3, (1 or 2) and 3, True if None else False or "x")
print(1 | 2 ^ 3 & 4 << 1, ~1 | 2, 5 & 3 == 1, (5 & 3) == 1)
