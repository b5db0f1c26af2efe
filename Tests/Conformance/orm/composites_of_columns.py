"""Composites: value objects of several columns."""
import dataclasses
from typing import Optional

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, composite, mapped_column
from sqlalchemy.orm.attributes import get_history

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Money:
    def __init__(self, amount, unit):
        self.amount = amount
        self.unit = unit

    def __composite_values__(self):
        return self.amount, self.unit

    def __eq__(self, other):
        return isinstance(other, Money) and (other.amount, other.unit) == (self.amount, self.unit)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return f"{self.amount} {self.unit}"


class Edge(Base):
    __tablename__ = "edge"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2"))
    cost_amount: Mapped[Optional[int]]
    cost_unit: Mapped[Optional[str]]
    cost: Mapped[Optional[Money]] = composite(Money, "cost_amount", "cost_unit")

    def __repr__(self):
        return f"Edge({self.start}, {self.end}, {self.cost})"


session = Session(traced(Base))
print(Edge.__table__.columns.keys(), list(inspect(Edge).composites.keys()), Edge.start.property.composite_class.__name__)
edge = Edge(start=Point(1, 2), end=Point(3, 4), cost=Money(5, "EUR"))
print(edge, edge.x1, edge.y2, edge.start is edge.start)
session.add_all([edge, Edge(start=Point(5, 6), end=Point(7, 8))])
session.commit()
print(edge.start, edge.cost)
edge.end = Point(9, 9)
print(get_history(edge, "end"), inspect(edge).attrs.end.history.has_changes(), edge.x2)
session.commit()
print(session.scalars(select(Edge).where(Edge.start == Point(1, 2))).all())
print(session.scalars(select(Edge.id).where(Edge.start != Point(1, 2))).all())
print(select(Edge.id).where(Edge.end < Point(10, 10)).order_by(Edge.end.desc()))
print(session.execute(select(Edge.start, Edge.id).order_by(Edge.id)).all())
print(session.query(Edge.end, Edge.cost).order_by(Edge.id).all())
print(session.execute(update(Edge).where(Edge.id == 2).values({Edge.end: Point(0, 1)})).rowcount, session.get(Edge, 2).end)
other = aliased(Edge)
print(select(other.start).where(other.end == Point(1, 1)))
second = session.get(Edge, 2)
second.cost = Money(1, "USD")
second.cost = None
print(second.cost_amount, second.cost)
refused(lambda: update(Edge).values({Edge.end: 5}))
refused(lambda: Edge.start == 3)
edge.cost_amount = 77
print(edge.cost)
session.commit()
print(edge.cost, edge)
