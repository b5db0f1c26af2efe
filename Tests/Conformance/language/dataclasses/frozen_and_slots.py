# Frozen classes, hashing, slots, keyword-only fields.
from dataclasses import KW_ONLY, FrozenInstanceError, dataclass, field


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    label: str = field(default="", compare=False, hash=False)

    def moved(self, dx):
        return Point(self.x + dx, self.y)


@dataclass(frozen=True)
class Circle(Point):
    radius: float = 1.0
    area: float = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "area", round(3.14159 * self.radius**2, 3))


@dataclass(unsafe_hash=True)
class Tag:
    name: str
    weight: int = field(default=0, hash=False)


@dataclass(eq=False)
class Plain:
    a: int


@dataclass(kw_only=True)
class Options:
    width: int
    height: int = 2


@dataclass
class Mixed:
    first: int
    _: KW_ONLY
    second: int = 5
    third: int


@dataclass(slots=True)
class Slotted:
    a: int
    b: list = field(default_factory=list)


origin = Point(0)
print(origin, origin.moved(3), hash(origin) == hash(Point(0, label="o")), {Point(1, 2): "a"}[Point(1, 2, "other")], len({origin, Point(0), Point(1)}))
print(Circle(1, radius=2), Circle(1).area, isinstance(Circle(1), Point), Circle(1) == Point(1), Circle(1) == Circle(1))
print(hash(Tag("a")) == hash(Tag("a", 5)), Tag("a") == Tag("a", 5), Plain(1) == Plain(1), Plain(1).a, isinstance(hash(Plain(1)), int))
print(Options(width=1), Options(height=3, width=2), Mixed(1, third=3), Mixed(third=1, first=2, second=3), Slotted(1), Slotted.__slots__, Slotted(1) == Slotted(1, []))
for attempt in [
    lambda: setattr(origin, "x", 5), lambda: setattr(origin, "new", 5), lambda: delattr(origin, "x"), lambda: setattr(Circle(1), "radius", 2), lambda: Options(1), lambda: Options(height=1), lambda: Mixed(1, 2), lambda: Mixed(1),
    lambda: Circle(1, area=2),
]:
    try:
        print("no error", attempt())
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error, isinstance(error, AttributeError))


def frozen_from_plain():
    @dataclass(frozen=True)
    class Bad(Plain):
        b: int = 1


def plain_from_frozen():
    @dataclass
    class Bad(Point):
        b: int = 1


def order_without_eq():
    @dataclass(order=True, eq=False)
    class Bad:
        a: int


def default_before():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def mutable_default():
    @dataclass
    class Bad:
        a: list = []


def own_order():
    @dataclass(order=True)
    class Bad:
        a: int

        def __lt__(self, other):
            return True


def no_annotation():
    @dataclass
    class Bad:
        a = field(default=1)


for attempt in (frozen_from_plain, plain_from_frozen, order_without_eq, default_before, mutable_default, own_order, no_annotation):
    try:
        attempt()
    except Exception as error:
        print(attempt.__name__, type(error).__name__, error)
