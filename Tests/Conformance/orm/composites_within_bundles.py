"""Value objects of several columns within bundles: of a class, of an alias, in bundles within bundles and as dicts."""
from dataclasses import dataclass

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Bundle, DeclarativeBase, DictBundle, Mapped, Session, aliased, composite, mapped_column


@dataclass
class Point:
    x: int
    y: int


class Base(DeclarativeBase):
    pass


class Edge(Base):
    __tablename__ = "edge"
    id: Mapped[int] = mapped_column(primary_key=True)
    x1: Mapped[int]
    y1: Mapped[int]
    x2: Mapped[int]
    y2: Mapped[int]
    start: Mapped[Point] = composite("x1", "y1")
    end: Mapped[Point] = composite("x2", "y2")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Edge(start=Point(1, 2), end=Point(3, 4)), Edge(start=Point(5, 6), end=Point(5, 7))])
    session.commit()
    ends = Bundle("ends", Edge.start, Edge.end)
    print(select(ends))
    for row in session.execute(select(Edge.id, ends).order_by(Edge.id)):
        print(row.id, row.ends.start, row.ends.end, row.ends._mapping.keys())
    print(session.query(Bundle("one", Edge.start, Edge.id)).filter(Edge.id == 1).one())
    print(session.scalars(select(Bundle("outer", Edge.id, Bundle("inner", Edge.end)))).all())
    print(session.execute(select(DictBundle("dict", Edge.start, Edge.id))).all())
    print(session.scalars(select(Bundle("single", Edge.start, single_entity=True))).all())
    other = aliased(Edge)
    print(session.execute(select(Bundle("both", Edge.start, other.end)).join(other, other.id == Edge.id + 1)).all())
    print(session.execute(select(Bundle("grouped", Edge.start), func.count()).group_by(Edge.start)).all())
