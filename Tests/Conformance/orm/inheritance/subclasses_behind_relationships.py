# What a relationship leads to, narrowed to a subclass: rows that hold it already, and EXISTS of classes that share a table.
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, contains_eager, mapped_column, relationship, subqueryload

from _statements import connected


class Base(DeclarativeBase):
    pass


class Depot(Base):
    __tablename__ = "depot"
    id: Mapped[int] = mapped_column(primary_key=True)
    vehicles: Mapped[list["Vehicle"]] = relationship(order_by="Vehicle.id")
    vans: Mapped[list["Van"]] = relationship(viewonly=True, order_by="Van.id")


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    plate: Mapped[str]
    depot_id: Mapped[int] = mapped_column(ForeignKey("depot.id"))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}

    @hybrid_property
    def town(self):
        return self.plate[0:1]

    @town.inplace.expression
    @classmethod
    def _town(cls):
        return func.substr(cls.plate, 1, 1)


class Van(Vehicle):
    volume: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "van"}


class Truck(Vehicle):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    axles: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "truck"}


engine = connected(Base)
with Session(engine) as session:
    session.add(Depot(vehicles=[Vehicle(plate="A1"), Van(plate="B2", volume=4), Truck(plate="B3", axles=3)]))
    session.commit()

truck = aliased(Truck, flat=True)
for kind in (Van, Truck, truck):
    with Session(engine) as session:
        narrowed = Depot.vehicles.of_type(kind)
        for depot in session.scalars(select(Depot).join(narrowed).options(contains_eager(narrowed))).unique():
            print([(type(each).__name__, each.plate) for each in depot.vehicles])

with Session(engine) as session:
    print([each.plate for each in session.scalars(select(Depot).options(subqueryload(Depot.vans))).one().vans])
    for criterion in (Depot.vans.any(), Depot.vans.any(volume=4), Depot.vehicles.any(town="B"), Depot.vehicles.of_type(Van).any(Van.volume > 5)):
        print(session.scalars(select(Depot.id).where(criterion)).all())
