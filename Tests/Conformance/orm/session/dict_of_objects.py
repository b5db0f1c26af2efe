"""obj.__dict__ and vars(obj): what it has, in which order, and when."""
from dataclasses import dataclass

from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, Session, WriteOnlyMapped, composite, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


@dataclass
class Point:
    x: int
    y: int


class Place(Base):
    __tablename__ = "place"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    kind: Mapped[str | None]
    point: Mapped[Point] = composite(mapped_column("px"), mapped_column("py"))
    visits: DynamicMapped["Visit"] = relationship(order_by="Visit.id")
    photos: WriteOnlyMapped["Photo"] = relationship()


class Visit(Base):
    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    text: Mapped[str]


class Photo(Base):
    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))


def show(obj):
    print({key: value for key, value in vars(obj).items() if key not in ("_sa_instance_state", "visits", "photos")})


one = Place(kind="park", name="Green", point=Point(1, 2))
show(one)
two = Place(point=Point(3, 4))
show(two)
two.name, two.id = "Hill", 5
show(two)
del two.name
show(two)
three = Place()
print(list(three.__dict__), three.point, three.name)
show(three)
print(three.__dict__ is three.__dict__, vars(three) is three.__dict__, inspect(three).dict is three.__dict__, three.__dict__ is two.__dict__)

engine = connected(Base)
with Session(engine) as session:
    session.add_all([one, two])
    session.flush()
    show(one)
    show(two)
    print(one.point, "point" in one.__dict__)
    session.commit()
    print(list(one.__dict__))
    one.name
    print(sorted(one.__dict__))
    print("visits" in one.__dict__, sorted(inspect(one).unloaded))
    one.visits.append(Visit(text="first"))
    one.photos.add(Photo())
    print("visits" in one.__dict__, "photos" in one.__dict__, sorted(inspect(one).unloaded))
    session.flush()
    print([visit.text for visit in one.visits], "visits" in one.__dict__)
    session.commit()
    print("visits" in one.__dict__, [hasattr(one.visits, name) for name in ("__iter__", "__getitem__", "__len__")], hasattr(one.photos, "__iter__"))
    refused(lambda: one.visits.append("no visit"))
    print(inspect(one).attrs.visits.history.added)
    session.rollback()
    print(inspect(one).attrs.visits.history.added, [visit.text for visit in one.visits])
