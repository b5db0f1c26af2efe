# Classes with a table each, read together: the rows bring every attribute, and properties of a class's own stand for what it does not map.
from sqlalchemy import ForeignKey, String, create_engine, event, select
from sqlalchemy.ext.declarative import AbstractConcreteBase
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    vehicles: Mapped[list["Vehicle"]] = relationship("Vehicle", primaryjoin="Vehicle.owner_id == Owner.id", order_by="Vehicle.plate", viewonly=True)


class Vehicle(AbstractConcreteBase, Base):
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
    plate: Mapped[str] = mapped_column(String(8))


class Car(Vehicle):
    __tablename__ = "car"
    id: Mapped[int] = mapped_column(primary_key=True)
    seats: Mapped[int]
    load: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "car", "concrete": True}


class Bike(Vehicle):
    __tablename__ = "bike"
    id: Mapped[int] = mapped_column(primary_key=True)
    gears: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "bike", "concrete": True}

    @property
    def load(self):
        return 5

    @property
    def type(self):
        return "two wheels"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ann, ben = Owner(name="ann"), Owner(name="ben")
session.add_all([ann, ben])
session.flush()
session.add_all([Car(owner_id=ann.id, plate="A1", seats=4, load=300), Bike(owner_id=ann.id, plate="A2", gears=7)])
session.flush()
session.add_all([Car(owner_id=ben.id, plate="B1", seats=2), Bike(owner_id=ben.id, plate="B2", gears=1)])
session.commit()
session.close()


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, many):
    print("  ", " ".join(statement.split())[:60], parameters)


def shown(vehicle):
    own = f"seats={vehicle.seats}" if isinstance(vehicle, Car) else f"gears={vehicle.gears} {vehicle.type}"
    return f"{type(vehicle).__name__} {vehicle.plate} {own} load={vehicle.load}"


print("== all of them")
for vehicle in session.scalars(select(Vehicle).order_by(Vehicle.plate)):
    print(shown(vehicle))
print("== those of an owner")
for option in (None, joinedload(Owner.vehicles), selectinload(Owner.vehicles)):
    session.close()
    statement = select(Owner).order_by(Owner.id)
    for owner in session.scalars(statement if option is None else statement.options(option)).unique():
        print(owner.name, [shown(vehicle) for vehicle in owner.vehicles])
print("== what a class maps")
for mapped in (Vehicle, Car, Bike):
    print(mapped.__name__, sorted(mapped.__mapper__.attrs.keys()))
bike = session.scalars(select(Bike).order_by(Bike.id)).first()
session.expire(bike)
print(shown(bike))
try:
    print(session.scalars(select(Car)).first().type)
except AttributeError as error:
    print(error)
