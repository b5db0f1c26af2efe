"""The discriminator of `ConcreteBase` is a column of the UNION alone: classes have no attribute of it, subclasses but one that says so."""
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.ext.declarative import ConcreteBase
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column

from _statements import refused, shown


class Base(DeclarativeBase):
    pass


class Ticket(ConcreteBase, Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "ticket", "concrete": True}


class Pass(Ticket):
    __tablename__ = "pass"
    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[int]
    days: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "pass", "concrete": True}


configure_mappers()
print([hasattr(cls, "type") for cls in (Ticket, Pass)], hasattr(Ticket(), "type"))
print(sorted(inspect(Ticket).all_orm_descriptors.keys()), sorted(inspect(Ticket).column_attrs.keys()), inspect(Ticket).polymorphic_on)
print(sorted(inspect(Ticket()).attrs.keys()))
refused(lambda: Ticket.type)
refused(lambda: Pass().type)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Ticket(id=1, price=3), Pass(id=1, price=20, days=7)])
    session.commit()
shown(engine)
with Session(engine) as session:
    for ticket in session.scalars(select(Ticket).order_by(Ticket.price)):
        print(type(ticket).__name__, sorted(key for key in ticket.__dict__ if key != "_sa_instance_state"))
