"""polymorphic_load "inline" and "selectin", and with_polymorphic of the mapper."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}


class Car(Vehicle):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    doors: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "car", "polymorphic_load": "inline"}


class Boat(Vehicle):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    sails: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "boat", "polymorphic_load": "selectin"}


class Bike(Vehicle):
    __tablename__ = "bike"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    gears: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "bike"}


class Tool(Base):
    __tablename__ = "tool"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "tool", "with_polymorphic": "*"}


class Hammer(Tool):
    __tablename__ = "hammer"
    id: Mapped[int] = mapped_column(ForeignKey("tool.id"), primary_key=True)
    weight: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "hammer"}


class Saw(Tool):
    teeth: Mapped[int] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "saw"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Car(name="c", doors=4), Boat(name="b", sails=2), Bike(name="k", gears=7), Boat(name="b2", sails=1), Hammer(weight=3), Saw(teeth=50), Tool()])
    session.commit()
    session.expunge_all()
    vehicles = session.scalars(select(Vehicle).order_by(Vehicle.id)).all()
    print([(type(v).__name__, sorted(inspect(v).unloaded)) for v in vehicles])
    print(vehicles[2].gears)
    session.expunge_all()
    tools = session.scalars(select(Tool).order_by(Tool.id)).all()
    print([(type(t).__name__, sorted(inspect(t).unloaded)) for t in tools])
    print(session.scalars(select(Hammer)).all() == tools[:1])
    session.expunge_all()
    print(type(session.get(Vehicle, 2)).__name__, type(session.get(Tool, 2)).__name__)
    session.commit()
    print(session.scalars(select(Tool.kind).where(Hammer.weight > 1)).all())
