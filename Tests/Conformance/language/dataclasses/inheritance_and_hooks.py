# Inheritance, __post_init__, InitVar, ClassVar, methods that the class defines itself.
from dataclasses import InitVar, dataclass, field, fields, make_dataclass
from typing import ClassVar, Optional


@dataclass
class Shape:
    name: str
    sides: int = 0
    count: ClassVar[int] = 0

    def __post_init__(self):
        Shape.count += 1


@dataclass
class Rectangle(Shape):
    sides: int = 4
    width: float = 1.0
    height: float = 1.0
    scale: InitVar[float] = 1.0
    area: float = field(init=False, repr=False)

    def __post_init__(self, scale):
        super().__post_init__()
        self.area = self.width * self.height * scale


@dataclass
class Node:
    value: int
    next: Optional["Node"] = None

    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next


@dataclass
class Custom:
    a: int
    b: int = 2

    def __repr__(self):
        return f"<{self.a}|{self.b}>"

    def __eq__(self, other):
        return self.a == other.a

    __hash__ = None


@dataclass(init=False)
class Manual:
    total: int

    def __init__(self, *numbers):
        self.total = sum(numbers)


@dataclass
class Temperature:
    celsius: float

    @classmethod
    def from_fahrenheit(cls, degrees):
        return cls(round((degrees - 32) / 1.8, 1))

    @staticmethod
    def parse(text):
        return Temperature(float(text))


rectangle = Rectangle("r", width=2, height=3, scale=10)
print(rectangle, rectangle.area, Shape.count, [f.name for f in fields(Rectangle)], Rectangle.scale, hasattr(rectangle, "count"))
print(list(Node(1, Node(2, Node(3)))), Node(1, Node(2)), Node(1) == Node(1, None), Custom(1), Custom(1, 5) == Custom(1, 6), Manual(1, 2, 3), Temperature.from_fahrenheit(98.6), Temperature.parse("3"))
loop = Node(1)
loop.next = loop
print(loop)
Row = make_dataclass("Row", ["key", ("value", int, field(default=7)), ("note", str, "n")], namespace={"double": lambda self: self.value * 2})
print(Row("k"), Row("k", 4).double(), Row.__name__, [f.type for f in fields(Row)])
Child = make_dataclass("Child", [("extra", int, 0)], bases=(Row,), frozen=False)
print(Child("k", extra=3), Child.__mro__[1] is Row, issubclass(Child, Row))
for attempt in [lambda: make_dataclass("Bad", ["a", "a"]), lambda: make_dataclass("Bad", ["class"]), lambda: make_dataclass("Bad", ["1x"]), lambda: Rectangle("r", area=3), lambda: Rectangle(), lambda: Manual(1).missing, lambda: Custom(1, 2) < Custom(2, 3)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
