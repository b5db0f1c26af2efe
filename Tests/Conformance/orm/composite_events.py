# Events of composites hear of the value object.
from dataclasses import dataclass
from unittest.mock import Mock

from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column


@dataclass
class Point:
    x: int
    y: int


class Base(DeclarativeBase):
    pass


class Edge(Base):
    __tablename__ = "edge"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"))
    end: Mapped[Point] = composite(mapped_column("x2"), mapped_column("y2"))


heard, removed = Mock(), Mock()
listener = Mock(side_effect=lambda target, value, old, initiator: heard(value, old, initiator.key))
event.listen(Edge.start, "set", listener)
edge = Edge(start=Point(1, 2), end=Point(3, 4))
edge.start = Point(5, 6)
edge.start = None
print(heard.mock_calls)


def beside(target, value, old, initiator):
    return Point(value.x + 1, value.y)


event.listen(Edge.end, "set", beside, retval=True)
edge.end = Point(7, 7)
print(edge.end, edge.end.x)
event.listen(Edge.end, "remove", lambda target, value, initiator: removed(value, initiator.key))
del edge.end
print(removed.mock_calls, edge.end)
print(event.contains(Edge.start, "set", listener))
event.remove(Edge.start, "set", listener)
edge.start = Point(9, 9)
print(heard.call_count, event.contains(Edge.start, "set", listener))
try:
    event.listen(Edge.start, "nothing", Mock())
except Exception as error:
    print(type(error).__name__, error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    saved = Edge(start=Point(1, 1), end=Point(2, 2))
    session.add(saved)
    session.commit()
    saved.end = Point(3, 3)
    session.commit()
    print(saved.start, saved.end)
