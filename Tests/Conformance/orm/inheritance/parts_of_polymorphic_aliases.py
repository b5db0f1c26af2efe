"""Subclasses as parts of with_polymorphic(): their rows are not told from the others'."""
from sqlalchemy import ForeignKey, create_engine, func, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, with_polymorphic


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Car(Vehicle):
    doors: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "car"}


class Boat(Vehicle):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    masts: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "boat"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
any_vehicle = with_polymorphic(Vehicle, [Car, Boat], flat=True)
every = with_polymorphic(Vehicle, "*")
car = aliased(Car)
statements = [
    select(any_vehicle).where(or_(any_vehicle.Boat.masts == 1, any_vehicle.Car.doors == 5)).order_by(any_vehicle.id),
    select(any_vehicle.name).where(any_vehicle.Car.doors > 1),
    select(any_vehicle.Car.doors).order_by(any_vehicle.id),
    select(any_vehicle.Boat).where(any_vehicle.kind == "boat"),
    select(func.count()).where(any_vehicle.Car.doors == 5),
    select(any_vehicle.name, any_vehicle.Car.doors).order_by(any_vehicle.name),
    select(every.name).where(every.Car.doors == 3),
    select(Vehicle.name).where(Car.doors == 3),
    select(Vehicle.name).order_by(Car.doors, Vehicle.id),
    select(Vehicle.name, car.doors).join(car, car.id == Vehicle.id),
]
with Session(engine) as session:
    session.add_all([Car(name="coupe", doors=3), Car(name="estate", doors=5), Boat(name="sloop", masts=1), Vehicle(name="sledge")])
    session.commit()
    for statement in statements:
        print(" ".join(str(statement).split()))
        print(session.execute(statement).all())
