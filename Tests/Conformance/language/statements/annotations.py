"""Annotations of modules, classes and functions, evaluated."""
calls = []


def note(x):
    calls.append(x)
    return x


a: note(int) = 1
b: note(str)
(c): note(float) = 2.5
print(__annotations__, calls)
calls.clear()


class Point:
    x: int
    y: "float" = 0.0
    z: list[int] | None = None
    tags: dict[str, "Point"]
    (w): int = 5

    def method(self, other: "Point", *rest: int, key: str = "k", **options: float) -> bool:
        local: note("never evaluated") = 1
        undefined: no_such_name
        return local == 1


print(Point.__annotations__)
print(Point.method.__annotations__)
print(Point().method(None), calls)
print(hasattr(Point, "x"), Point.y, Point.w)


class Child(Point):
    extra: bytes = b""


print(Child.__annotations__)


class Bare:
    pass


print(Bare.__annotations__)


class BareChild(Point):
    pass


print(BareChild.__annotations__, "__annotations__" in vars(BareChild), "__annotations__" in vars(Child))


def plain(a, b=1):
    pass


print(plain.__annotations__)
plain.__annotations__["a"] = int
print(plain.__annotations__)


def local_unbound():
    name: int
    try:
        return name
    except UnboundLocalError as e:
        return str(e)


print(local_unbound())
try:
    d: missing_type = 1
except NameError as e:
    print(e, "d" in globals())
try:
    class Wrong:
        field: also_missing
except NameError as e:
    print(e)


def outer(T):
    def inner(x: T) -> list[T]:
        return [x]
    return inner


print(outer(int).__annotations__)
lambda_function = lambda x: x
print(lambda_function.__annotations__)


def positional(a: 1, /, b: 2, *, c: 3) -> 4: ...


print(positional.__annotations__)
print(positional(1, 2, c=3))
