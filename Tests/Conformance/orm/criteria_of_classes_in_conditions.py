"""Classes of one table that only a condition names; flags and errors by their other names."""
from typing import Optional

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, attributes, exc, mapped_column


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}


class Car(Vehicle):
    doors: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "car"}


class Bus(Vehicle):
    seats: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "bus"}


class Bike(Vehicle):
    gears: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "bike"}


def show(statement):
    print(statement.compile(compile_kwargs={"literal_binds": True}))


show(select(Vehicle).where(or_(Car.doors == 4, Bus.seats == 9)))
show(select(Vehicle).where(Car.doors == 4).where(Bus.seats == 9))
show(select(Vehicle.id).where(and_(Bus.seats > 1, or_(Car.doors == 4, Bike.gears == 3))))
show(select(func.count()).where(Car.doors == Bus.seats))
print(exc.ConcurrentModificationError is exc.StaleDataError)
print(attributes.NO_VALUE is attributes.LoaderCallableStatus.NO_VALUE, int(attributes.NO_RAISE), int(attributes.INIT_OK))
