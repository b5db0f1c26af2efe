"""Composites in mapped dataclasses: defaults, factories, what is unloaded."""
import dataclasses
from typing import Optional

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, composite, load_only, mapped_column


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    start: Mapped[Point] = composite(mapped_column("start_x"), mapped_column("start_y"), default_factory=lambda: Point(0, 0))
    end: Mapped[Optional[Point]] = composite(mapped_column("end_x", nullable=True), mapped_column("end_y", nullable=True), default=None)


line = Line("a")
print(line, line.end, line == Line("a"), line == Line("a", Point(1, 1)))
print(Line("b", end=Point(3, 4)))
try:
    Line()
except TypeError as error:
    print(error)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([line, Line("b", end=Point(3, 4))])
    session.commit()
    session.expunge_all()
    for found in session.scalars(select(Line).order_by(Line.name)):
        print(found)
    print(session.scalars(select(Line.name).where(Line.end == Point(3, 4))).all())
    session.expunge_all()
    partly = session.scalars(select(Line).options(load_only(Line.name)).limit(1)).one()
    print(sorted(inspect(partly).unloaded))
    partly.start
    print(sorted(inspect(partly).unloaded))
