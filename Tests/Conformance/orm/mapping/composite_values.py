"""composite(): value objects of several columns, compared, changed, and ordered."""
import dataclasses

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column

from _statements import connected, refused


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int


class Money:
    def __init__(self, amount, unit):
        self.amount, self.unit = amount, unit

    def __composite_values__(self):
        return self.amount, self.unit

    def __eq__(self, other):
        return isinstance(other, Money) and other.amount == self.amount and other.unit == self.unit

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return f"{self.amount} {self.unit}"


class Base(DeclarativeBase):
    pass


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2"))
    amount: Mapped[int]
    unit: Mapped[str]
    cost: Mapped[Money] = composite(Money, "amount", "unit")


engine = connected(Base)
with Session(engine) as session:
    line = Line(start=Point(1, 2), end=Point(3, 4), cost=Money(5, "EUR"))
    print(line.amount, line.unit, line.start)
    session.add(line)
    session.commit()
    print(line.start, line.end, line.cost)
    line.end = Point(3, 9)
    print(inspect(line).attrs.end.history)
    session.commit()
    print(session.scalars(select(Line.id).where(Line.start == Point(1, 2))).all())
    print(session.scalars(select(Line.id).where(Line.end != Point(1, 2))).all())
    print(session.execute(select(Line.start, Line.cost)).all())
    print(session.scalars(select(Line).order_by(Line.start, Line.id)).all() == [line])
    session.execute(update(Line).values({Line.start: Point(7, 8)}))
    session.commit()
    print(line.start, line.start < line.end)
    line.amount = 6
    print(line.cost)
    session.rollback()
    print(line.cost)
    line.cost = None
    refused(session.commit)
