"""The TypeErrors of operators between built-in types."""


def attempt(label, action):
    try:
        print(label, repr(action()))
    except Exception as e:
        print(label, type(e).__name__ + ":", e)


class Plain:
    pass


p = Plain()
values = [1, 2.5, "s", b"b", [1], (1,), {"k": 1}, {1}, None, True, p, int, len, range(2)]


def name(v):
    return "Plain()" if v is p else getattr(v, "__name__", None) or repr(v)


for left in values:
    for right in (1, "s", [1], None, {2}, (2,)):
        label = f"{name(left)} {{}} {name(right)}:"
        attempt(label.format("+"), lambda: left + right)
        attempt(label.format("-"), lambda: left - right)
        attempt(label.format("*"), lambda: left * right)
        attempt(label.format("<"), lambda: left < right)
        attempt(label.format("|"), lambda: left | right)
for v in values:
    attempt(f"-{name(v)}:", lambda: -v)
    attempt(f"+{name(v)}:", lambda: +v)
    attempt(f"~{name(v)}:", lambda: ~v)
    attempt(f"abs({name(v)}):", lambda: abs(v))
    attempt(f"1 in {name(v)}:", lambda: 1 in v)
    attempt(f"{name(v)} ** 2:", lambda: v ** 2)
    attempt(f"{name(v)} // 2:", lambda: v // 2)
    attempt(f"{name(v)} @ 2:", lambda: v @ 2)
    attempt(f"{name(v)} << 2:", lambda: v << 2)
    attempt(f"divmod({name(v)}, 2):", lambda: divmod(v, 2))
    attempt(f"{name(v)} == 1:", lambda: v == 1)
    attempt(f"{name(v)} >= 'x':", lambda: v >= "x")


def inplace(v, kind):
    if kind == "+=":
        v += None
    elif kind == "-=":
        v -= "x"
    elif kind == "**=":
        v **= None
    elif kind == "@=":
        v @= 1
    elif kind == "|=":
        v |= 5.5
    elif kind == "*=":
        v *= "x"
    elif kind == "//=":
        v //= None
    elif kind == "%=":
        v %= None
    elif kind == ">>=":
        v >>= 1.5
    return v


for v in (1, 1.5, [1], {1}, {"a": 1}, None, p):
    for kind in ("+=", "-=", "**=", "@=", "|=", "*=", "//=", "%=", ">>="):
        attempt(f"{name(v)} {kind}", lambda: inplace(v, kind))
