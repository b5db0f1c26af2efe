"""Whole tracebacks through traceback.format_exc(): carets, chains, notes, recursion."""
import traceback


def show(action):
    try:
        action()
    except BaseException:
        print(traceback.format_exc().replace(__file__, "FILE"))


class Thing:
    def __init__(self):
        self.items = [1, 2]
        self.mapping = {"a": {"b": None}}

    def method(self, *args, **kwargs):
        return args[0] / 0

    def __getitem__(self, i):
        raise LookupError("no item")

    def __add__(self, other):
        raise TypeError("no adding")

    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")

    def __call__(self):
        raise RuntimeError("called")

    def __enter__(self):
        raise OSError("enter")

    def __exit__(self, *a):
        pass

    def __iter__(self):
        raise ValueError("iter")

    def __contains__(self, x):
        raise ValueError("contains")

    def __bool__(self):
        raise ValueError("bool")


t = Thing()


def binary(): return 1 + (2 * 3) / (4 - 4)
def subscript(): return t.mapping["a"]["b"]["c"]["d"]
def call(): return t.method(1, 2, key=3).attribute
def nested(): return max(1, len(t.items), t.method(5), 3)
def attribute(): return t.mapping.items.nothing.more
def index(): return [10, 20, 30][t.items[0] + 5]
def compare(): return 1 < 2 < "three"
def unary(): return -"text"
def star(): return print(*5)
def keywords(): return dict(**5)
def lambda_call(): return (lambda x: x / 0)(1)
def comprehension(): return [1 / x for x in (1, 0)]
def generator(): return sum(1 / x for x in (1, 0))
def fstring(): return f"{1 + 1} {t[0]!r:>{10}}"
def item(): t["key"] = 1
def delete(): del t.mapping["zzz"]
def add(): return t + 1
def augmented():
    x = 5
    x += "a"
def unpack():
    a, b = 1, 2, 3
def unpack_call():
    a, b = t
def raise_(): raise ValueError("direct")
def assertion(): assert t.items == [], f"items are {t.items}"
def with_(): 
    with t as x:
        pass
def for_():
    for x in t:
        pass
def if_():
    if t:
        pass
def while_():
    while not t:
        pass
def in_(): return 5 in t
def conditional(): return "a" if t else "b"
def boolean(): return 1 and t and 2
def return_attr(): return t.missing
def call_it(): return t()
def name(): return undefined_name + 1
def import_(): import no_such_module_here
def slice_(): return "abc"["x":2]
def multiline():
    return t.method(
        1,
        2,
    )
def multiline_sum():
    return (1 +
            2 +
            t)
def chain_():
    return t.items.copy().index(
        99)
def decorated():
    @t.method
    def f(): pass
def default(): 
    def f(x=1 / 0): pass
def class_body():
    class C:
        x = 1
        y = x / 0
def class_base():
    class C(t.items): pass
def dict_(): return {"a": 1, "b": 1 / 0}
def unicode_(): return "é" + "ü" + 1 + "日本"
def long_line(): return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" + "cccccccccccccccccccccc" + 1
def semicolon(): x = 1; y = 2; return x / 0 + y
def walrus(): return (y := 1 / 0)
def yield_(): return list(g())
def g():
    yield 1
    yield 1 / 0
def match_():
    match 1 / 0:
        case 1: pass
def is_(): return (1 / 0) is None
def power(): return 2 ** (1 / 0)
def matmul(): return 1 @ 2
def floor(): return 1 // 0
def not_callable(): return (5)(3)


for action in list(globals().copy().values()):
    if callable(action) and getattr(action, "__name__", "") not in ("show", "Thing", "g") and action is not t:
        print("##", action.__name__)
        show(action)
