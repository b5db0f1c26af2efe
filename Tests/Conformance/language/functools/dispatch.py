"""singledispatch and singledispatchmethod."""
from collections import OrderedDict, abc
from functools import singledispatch, singledispatchmethod


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


@singledispatch
def describe(value, detail=False):
    """Describe a value."""
    return f"object {value!r}"


@describe.register
def _(value: int, detail=False):
    return f"int {value}" + (" in detail" if detail else "")


@describe.register(str)
def describe_text(value, detail=False):
    return f"text {value!r}"


@describe.register(list)
@describe.register(tuple)
def _(value, detail=False):
    return f"{type(value).__name__} of {len(value)}: " + ", ".join(describe(item) for item in value)


@describe.register
def _(value: abc.Mapping, detail=False):
    return f"mapping {sorted(value)}"


@describe.register
def _(value: float | None, detail=False):
    return f"float or nothing {value}"


describe.register(bytes, lambda value, detail=False: "raw")


class Animal:
    pass


class Dog(Animal):
    pass


@describe.register
def _(value: Animal, detail=False):
    return f"animal {type(value).__name__}"


for value in (5, True, "x", [1, "a", (None,)], (), {"b": 1, "a": 2}, OrderedDict(z=1), 2.5, None, b"q", {1}, Dog(), Animal(), 10**30):
    print(describe(value))
print(describe(3, detail=True), describe.dispatch(bool)(True), describe.dispatch(dict) is describe.dispatch(OrderedDict), describe.__name__, describe.__doc__, describe_text("direct"))
print(sorted(cls.__name__ for cls in describe.registry))


class Negator:
    @singledispatchmethod
    def neg(self, value):
        raise NotImplementedError(f"Cannot negate {type(value).__name__}")

    @neg.register
    def _(self, value: int):
        return -value

    @neg.register(bool)
    def _(self, value):
        return not value

    @singledispatchmethod
    @classmethod
    def build(cls, value):
        return f"{cls.__name__} from object"

    @build.register
    @classmethod
    def _(cls, value: str):
        return f"{cls.__name__} from {value!r}"


print(Negator().neg(5), Negator().neg(True), Negator.build("x"), Negator().build(5))
attempt("negate", lambda: Negator().neg("a"))
attempt("no argument", lambda: describe())
attempt("register", lambda: describe.register(5))
