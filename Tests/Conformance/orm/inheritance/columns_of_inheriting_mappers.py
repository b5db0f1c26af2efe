"""Which columns the mapper of an inheriting class lists, and what the keys of joined tables mean there."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, mapped_column


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}


class Car(Vehicle):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    doors: Mapped[int] = mapped_column("door_count")
    __mapper_args__ = {"polymorphic_identity": "car"}


class Taxi(Car):
    __tablename__ = "taxi"
    id: Mapped[int] = mapped_column(ForeignKey("car.id"), primary_key=True)
    fare: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "taxi"}


class Limousine(Car):
    length: Mapped[int] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "limousine"}


class Ship(Vehicle):
    __tablename__ = "ship"
    ship_id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    tons: Mapped[int] = mapped_column()
    weight = column_property(tons * 1000)
    __mapper_args__ = {"polymorphic_identity": "ship"}


for mapped in (Vehicle, Car, Taxi, Limousine, Ship):
    columns = inspect(mapped).columns
    print(mapped.__name__, len(columns), columns.keys(), [str(column) for column in columns])
    print(columns.id, columns["id"], "id" in columns, "nothing" in columns, columns == inspect(mapped).c)
    print(inspect(mapped).column_attrs.keys(), [str(column) for column in inspect(mapped).primary_key])
try:
    inspect(Car).columns.nothing
except AttributeError as error:
    print(error)
