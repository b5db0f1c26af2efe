# Which defaults of the database INSERT reads back: those of the base class's table, not what single-table subclasses add.
from typing import Optional

from sqlalchemy import ForeignKey, create_engine, event, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


def models(eager):
    class Base(DeclarativeBase):
        pass

    class Vehicle(Base):
        __tablename__ = "vehicle"
        id: Mapped[int] = mapped_column(primary_key=True)
        kind: Mapped[str]
        wheels: Mapped[int] = mapped_column(server_default="4")
        __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle", "eager_defaults": eager}

    class Car(Vehicle):
        doors: Mapped[Optional[int]] = mapped_column(server_default="5")
        __mapper_args__ = {"polymorphic_identity": "car"}

    class Truck(Vehicle):
        __tablename__ = "truck"
        id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
        axles: Mapped[int] = mapped_column(server_default="3")
        __mapper_args__ = {"polymorphic_identity": "truck"}

    return Base, Car, Truck


for eager in "auto", True, False:
    Base, Car, Truck = models(eager)
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    sent = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, executemany):
        sent.append(" ".join(statement.split()))

    with Session(engine) as session:
        for cls in Car, Truck:
            objects = [cls(id=number + 10 * len(cls.__name__)) for number in range(2)]
            session.add_all(objects)
            session.flush()
            print(eager, cls.__name__, sorted(name for name in objects[0].__dict__ if name[0] != "_"))
            session.bulk_save_objects([cls(id=7 + len(cls.__name__))], return_defaults=True)
            if eager != True:
                session.execute(insert(cls), [{"id": 90 + number + 4 * len(cls.__name__)} for number in range(2)])
            for statement in sent:
                print("   ", statement)
            sent.clear()
