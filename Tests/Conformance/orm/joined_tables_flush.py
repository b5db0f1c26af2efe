"""Joined-table inheritance: which tables an INSERT, UPDATE and DELETE touches."""
from sqlalchemy import ForeignKey, String, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    depot_id: Mapped[int | None] = mapped_column(ForeignKey("depot.id"))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Truck(Vehicle):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[int]
    trailers: Mapped[list["Trailer"]] = relationship(back_populates="truck", cascade="all, delete-orphan")
    __mapper_args__ = {"polymorphic_identity": "truck"}


class Bus(Vehicle):
    __tablename__ = "bus"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    seats: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "bus"}


class SchoolBus(Bus):
    school: Mapped[str | None] = mapped_column(String)
    __mapper_args__ = {"polymorphic_identity": "school"}


class Trailer(Base):
    __tablename__ = "trailer"
    id: Mapped[int] = mapped_column(primary_key=True)
    truck_id: Mapped[int] = mapped_column(ForeignKey("truck.id"))
    truck: Mapped[Truck] = relationship(back_populates="trailers")


class Depot(Base):
    __tablename__ = "depot"
    id: Mapped[int] = mapped_column(primary_key=True)
    vehicles: Mapped[list[Vehicle]] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith("SELECT"):
        print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    print("insert")
    t1, t2 = Truck(name="t1", load=5, trailers=[Trailer()]), Truck(name="t2", load=7)
    b, s = Bus(name="b", seats=50), SchoolBus(name="s", seats=30, school="hill")
    depot = Depot(vehicles=[t1, b, s])
    session.add_all([t1, b, t2, s, depot, Vehicle(name="v")])
    session.commit()
    print("update one table, the other, both")
    t1.name = "T1"
    session.commit()
    t1.load = 6
    session.commit()
    t2.name, t2.load, s.school = "T2", 8, "lake"
    session.commit()
    print("delete")
    session.delete(t1)
    session.delete(s)
    session.commit()
    print(session.scalars(select(Vehicle).order_by(Vehicle.id)).all(), depot.vehicles)
