from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum, auto, unique
from typing import ClassVar, Optional


@unique
class Status(Enum):
    NEW = auto()
    SHIPPED = auto()
    LOST = "lost"

    @property
    def final(self) -> bool:
        return self is not Status.NEW

    @classmethod
    def parse(cls, text: str) -> Status:
        return cls[text.upper()]

    def __str__(self) -> str:
        return self.name.title()


@dataclass(frozen=True, order=True)
class Money:
    cents: int
    currency: str = field(default="EUR", compare=False)

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents, self.currency)

    def __str__(self):
        return f"{Decimal(self.cents) / 100:.2f} {self.currency}"


@dataclass
class Line:
    product: str
    price: Money
    amount: int = 1

    @property
    def total(self):
        return Money(self.price.cents * self.amount)


@dataclass
class Order:
    number: int
    placed: date
    lines: list[Line] = field(default_factory=list, repr=False)
    status: Status = Status.NEW
    note: Optional[str] = None
    count: ClassVar[int] = 0
    total: Money = field(init=False)

    def __post_init__(self):
        Order.count += 1
        self.total = sum((line.total for line in self.lines), start=Money(0))


first = Order(1, date(2024, 2, 29), [Line("pen", Money(150), 3), Line("ink", Money(999))])
second = Order(number=2, placed=date(2024, 3, 1))
print(first)
print(second, second.lines is not first.lines, Order.count)
print(first.total, first.lines[0].total, Money(5) < Money(7), max(Money(1), Money(9)), Money(3) == Money(3, "USD"))
print(asdict(first.lines[0]), astuple(Money(1)), [f.name for f in fields(Order)])
print(replace(first.lines[1], amount=5), first == replace(first), hash(Money(1)) == hash(Money(1)))
print(first.status, repr(first.status), first.status.final, Status.parse("lost"), Status("lost").value, Status.LOST.value)
print([s.name for s in Status], [s.value for s in Status], Status.SHIPPED in Status, len(Status), {Status.NEW: "x"}[Status.NEW])
print((second.placed - first.placed).days, f"{first.placed:%d.%m.%Y}", first.placed.isoformat())
for bad in (lambda: setattr(Money(1), "cents", 2), lambda: Order(), lambda: Line("x"), lambda: Money(1, 2, 3), lambda: Status("found"),
            lambda: Status.parse("x"), lambda: setattr(Status, "NEW", 3), lambda: Money(1) < 3, lambda: hash(Line("a", Money(1))), lambda: Status.NEW < Status.LOST):
    try:
        print(bad())
    except (FrozenInstanceError, TypeError, ValueError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)


@dataclass(kw_only=True)
class Base:
    id: int = 0


@dataclass
class Child(Base):
    name: str = "?"
    tags: set = field(default_factory=set)


print(Child("n", id=3), Child())
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as e:
    print(e)
