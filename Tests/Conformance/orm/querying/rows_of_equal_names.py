"""Rows of a legacy Query whose columns have one name: by that name the last is found, by attributes and numbers each."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship

from _statements import refused, shown


class Base(DeclarativeBase):
    pass


class Depot(Base):
    __tablename__ = "depot"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    trucks: Mapped[list["Truck"]] = relationship()


class Truck(Base):
    __tablename__ = "truck"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    depot_id: Mapped[int] = mapped_column(ForeignKey("depot.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Depot(id=1, name="North", trucks=[Truck(id=7, name="Rust"), Truck(id=8, name="Blue")]))
    session.commit()
shown(engine)
other = aliased(Truck)
with Session(engine) as session:
    for row in session.query(Depot.id, Depot.name, Truck.id, Truck.name).join(Depot.trucks).order_by(Truck.id):
        print(tuple(row), row.id, row.name, row._asdict(), row._mapping["id"], row._mapping[Depot.id], row._mapping[Truck.name], row[0], row._fields)
    row = session.query(Depot.name.label("who"), Truck.name.label("who")).join(Depot.trucks).first()
    print(row.who, row._asdict(), list(row._mapping.keys()))
    row = session.query(Truck.name, other.name).join(other, other.id > Truck.id).one()
    print(row.name, row._mapping[Truck.name], row._mapping[other.name])
    row = session.execute(select(Depot.id, Depot.name, Truck.id, Truck.name).join(Depot.trucks).order_by(Truck.id)).first()
    print(row.id, row.id_1, row.name_1, row._asdict())
    row = session.execute(session.query(Depot.id, Truck.id).join(Depot.trucks).order_by(Truck.id).statement).first()
    print(row.id, row._fields)
    with engine.connect() as connection:
        refused(lambda: connection.exec_driver_sql("SELECT 1 AS a, 2 AS a").one().a)
