"""Queries of inheriting classes: one table, joined tables, with_polymorphic, of_type, selectin_polymorphic."""
from sqlalchemy import ForeignKey, create_engine, event, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectin_polymorphic, selectinload, with_polymorphic


class Base(DeclarativeBase):
    pass


class Garage(Base):
    __tablename__ = "garage"
    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str]
    vehicles: Mapped[list["Vehicle"]] = relationship(back_populates="garage", order_by="Vehicle.id")


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    wheels: Mapped[int]
    garage_id: Mapped[int] = mapped_column(ForeignKey("garage.id"))
    garage: Mapped[Garage] = relationship(back_populates="vehicles")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}

    def __repr__(self):
        return f"{type(self).__name__}({self.wheels})"


class Car(Vehicle):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    seats: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "car"}


class Truck(Vehicle):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "truck"}


class Pet(Base):
    __tablename__ = "pet"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "pet"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Dog(Pet):
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Puppy(Dog):
    __mapper_args__ = {"polymorphic_identity": "puppy"}


class Cat(Pet):
    __mapper_args__ = {"polymorphic_identity": "cat"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Garage(town="Ulm", vehicles=[Car(wheels=4, seats=5), Truck(wheels=6, load=9), Vehicle(wheels=1)]), Garage(town="Ayr", vehicles=[Car(wheels=3, seats=1)])])
    session.add_all([Dog(name="Rex"), Puppy(name="Bit"), Cat(name="Tom"), Pet(name="Egg")])
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def trace(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    print("one table")
    print(session.scalars(select(Pet).order_by(Pet.id)).all())
    print(session.scalars(select(Dog).order_by(Dog.id)).all(), session.query(Puppy).count(), session.query(Cat.name).all())
    print(session.scalars(select(Pet).where(Pet.kind != "cat", Pet.name > "C")).all())
    other = aliased(Dog)
    print(session.execute(select(Cat.name, other.name).join(other, other.id < Cat.id).order_by(other.id)).all(), session.get(Dog, 3), session.get(Cat, 3))

with Session(engine) as session:
    print("joined tables")
    cars = session.scalars(select(Car).order_by(Car.id)).all()
    print(cars, cars[0].seats, session.query(Car).filter(Car.wheels > 3, Car.seats == 5).one())
    for vehicle in session.scalars(select(Vehicle).order_by(Vehicle.id)):
        print("  ", vehicle, getattr(vehicle, "seats", None), getattr(vehicle, "load", None))
    print(session.execute(select(Garage.town, Car.seats).join(Garage.vehicles.of_type(Car)).order_by(Car.seats)).all())
    print(session.execute(select(Car.seats, Garage.town).join(Car.garage).where(Garage.town == "Ulm")).all())

with Session(engine) as session:
    print("with_polymorphic")
    everything = with_polymorphic(Vehicle, [Car, Truck])
    found = session.scalars(select(everything).where(or_(everything.Car.seats == 5, everything.Truck.load > 1)).order_by(everything.id)).all()
    print(found, found[0].seats, found[1].load)
    flat = with_polymorphic(Vehicle, "*", flat=True)
    print(session.execute(select(Garage.town, flat).join(Garage.vehicles.of_type(flat)).order_by(flat.id)).all())

for option in (selectin_polymorphic(Vehicle, [Car, Truck]), selectinload(Vehicle.garage), joinedload(Vehicle.garage)):
    with Session(engine) as session:
        print("options")
        found = session.scalars(select(Vehicle).options(option).order_by(Vehicle.id)).all()
        print([sorted(key for key in v.__dict__ if not key.startswith("_")) for v in found])

with Session(engine) as session:
    print("related")
    garage = session.scalars(select(Garage).options(selectinload(Garage.vehicles.of_type(with_polymorphic(Vehicle, [Car])))).order_by(Garage.id)).first()
    print([(v, getattr(v, "seats", None)) for v in garage.vehicles])
    print(session.scalars(select(Garage.town).where(Garage.vehicles.of_type(Car).any(Car.seats == 1))).all())
    print(session.scalars(select(Garage.town).join(Garage.vehicles.of_type(Truck))).all())
