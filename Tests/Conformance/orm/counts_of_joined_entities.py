# What is selected of a with_polymorphic() or flat alias reads its whole join; keys name columns of a UNION of them; no UPDATE of a subquery.
from sqlalchemy import ForeignKey, case, create_engine, delete, event, func, select, update
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, selectinload, subqueryload, with_polymorphic


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    name: Mapped[str]
    wheels: Mapped[list["Wheel"]] = relationship(order_by="Wheel.id")
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "vehicle"}


class Truck(Vehicle):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "truck"}


class Wheel(Base):
    __tablename__ = "wheel"
    id: Mapped[int] = mapped_column(primary_key=True)
    vehicle_id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Vehicle(name="bike", wheels=[Wheel(), Wheel()]), Truck(name="big", load=9, wheels=[Wheel()])])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


plain = with_polymorphic(Vehicle, [Truck])
flat = with_polymorphic(Vehicle, [Truck], flat=True)
wrapped = with_polymorphic(Vehicle, [Truck], aliased=True)
trucks = aliased(Truck, flat=True, name="t")
for entity in (plain, flat, wrapped, trucks):
    print(session.scalar(select(func.count(entity.id))))
    print(session.scalars(select(case((entity.name == "big", "B"), else_="s")).order_by(entity.id)).all())
    print(session.scalars(select(func.upper(entity.name)).order_by(entity.id)).all())
print(session.execute(select(wrapped.id).union(select(Wheel.id)).order_by("id")).all())
print(session.execute(select(aliased(Truck).id).union(select(Wheel.id)).order_by("id")).all())
for change in (update, delete):
    for entity in (wrapped, aliased(Vehicle, select(Vehicle).subquery("sub"))):
        try:
            change(entity)
        except ArgumentError as error:
            print(str(error).split(" got ")[0], str(error).split("; ")[1].split(">")[0])

print("loads")
named = select(Vehicle).where(Vehicle.name == "bike")
for option in (selectinload, subqueryload):
    session.expunge_all()
    (vehicle,) = session.scalars(select(Vehicle).from_statement(named).options(option(Vehicle.wheels))).all()
    print(option.__name__, "wheels" in vehicle.__dict__)
session.expire(vehicle)
session.bulk_save_objects([vehicle])
print("wheels" in vehicle.__dict__, vehicle.name)
