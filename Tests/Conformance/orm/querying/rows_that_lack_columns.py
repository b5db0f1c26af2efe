"""Objects from rows of other statements that lack some of their columns."""
from sqlalchemy import ForeignKey, create_engine, func, inspect, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, composite, contains_eager, mapped_column, relationship

from _statements import refused


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    plate: Mapped[str | None]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}


class Truck(Vehicle):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "truck"}


class Bike(Vehicle):
    gears: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "bike"}


class Place:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __composite_values__(self):
        return self.x, self.y


class Stop(Base):
    __tablename__ = "stop"
    x: Mapped[int] = mapped_column(primary_key=True)
    y: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str | None]
    vehicle_id = mapped_column(ForeignKey("vehicle.id"))
    vehicle: Mapped[Vehicle | None] = relationship(lazy="joined")
    place = composite(Place, "x", "y")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Vehicle(plate="V1"), Truck(plate="T2", load=9), Bike(plate="B3", gears=7)])
    session.flush()
    session.add(Stop(x=1, y=2, note="here", vehicle_id=2))
    session.commit()


def read(*entities, sql, options=()):
    def action():
        with Session(engine) as session:
            found = session.execute(select(*entities).options(*options).from_statement(text(sql) if isinstance(sql, str) else sql)).all()
            return [[(type(item).__name__, sorted(inspect(item).unloaded)) if hasattr(item, "_sa_instance_state") else item for item in row] for row in found]

    print([getattr(entity, "__name__", str(entity)) for entity in entities], "<-", " ".join(str(sql).split()))
    refused(action)


for entity in (Vehicle, Truck, Bike, Vehicle.plate, func.count(Vehicle.id)):
    for sql in ("SELECT id FROM vehicle", "SELECT id, kind FROM vehicle WHERE kind = 'truck'", "SELECT plate FROM vehicle", "SELECT id, kind, gears FROM vehicle WHERE kind = 'bike'", select(Vehicle.id), select(Vehicle.kind, Vehicle.id)):
        read(entity, sql=sql)
read(aliased(Vehicle, name="other"), sql="SELECT id, kind, plate FROM vehicle")
read(Vehicle, Vehicle.plate, sql="SELECT id, kind FROM vehicle")
for sql in ("SELECT x, y FROM stop", "SELECT x FROM stop", "SELECT x, y, note, vehicle_id FROM stop"):
    read(Stop, sql=sql)
    read(Stop, sql=sql, options=[contains_eager(Stop.vehicle)])
read(Stop, sql="SELECT x, y, id, kind FROM stop JOIN vehicle ON vehicle_id = id", options=[contains_eager(Stop.vehicle)])
