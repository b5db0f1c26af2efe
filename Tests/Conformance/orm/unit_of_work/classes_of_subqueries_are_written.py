"""A class mapped to a SELECT: what is flushed goes into the table that it reads."""
from sqlalchemy import select
from sqlalchemy.ext.mutable import MutableComposite
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column
import dataclasses

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Point(MutableComposite):
    x: int
    y: int

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        self.changed()


@dataclasses.dataclass
class Given(MutableComposite):
    x: int
    y: int

    @classmethod
    def coerce(cls, key, value):
        return cls(*value) if isinstance(value, tuple) else super().coerce(key, value)


class Place(Base):
    __tablename__ = "place"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    point: Mapped[Point] = composite(mapped_column("x"), mapped_column("y"))


class Spot(Base):
    __tablename__ = "spot"
    id: Mapped[int] = mapped_column(primary_key=True)
    given: Mapped[Given] = composite(mapped_column("x"), mapped_column("y"))


class East(Base):
    __table__ = select(Place.__table__).where(Place.__table__.c.x > 0).subquery("east")


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Place(name="a", point=Point(1, 2)), Place(name="b", point=Point(-1, 2))])
    session.commit()
    east = session.scalars(select(East)).one()
    print(east.id, east.name)
    session.add(East(name="c", x=5, y=6))
    session.flush()
    print(session.execute(select(Place.name, Place.x)).all())
    session.rollback()
    refused(lambda: setattr(session.get(Place, 1), "point", (5, 6)))
    spot = Spot(given=(3, 4))
    print(spot.given, spot.x, spot.y)
    refused(lambda: setattr(spot, "given", "three"))
