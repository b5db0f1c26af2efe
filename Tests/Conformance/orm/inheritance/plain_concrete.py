"""concrete=True without a union: what is inherited and what is not."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    badge: Mapped[str] = mapped_column(nullable=True)


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    __mapper_args__ = {"concrete": True}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Employee(name="e", badge="b"), Manager(name="m", title="t"), Manager(name="n", title="u")])
    session.commit()
    print(session.scalars(select(Employee.name)).all(), session.scalars(select(Manager.name).order_by(Manager.name)).all())
    manager = session.scalars(select(Manager).where(Manager.title == "t")).one()
    print(inspect(manager).identity_key[0].__name__, inspect(Manager).attrs.keys())
    refused(lambda: manager.badge)
    refused(lambda: setattr(manager, "badge", "x"))
    refused(lambda: Manager.badge == "x")
    print(session.get(Employee, 1).name, session.get(Manager, 1).name)
    manager.name = "changed"
    session.commit()
    print(session.scalars(select(Employee)).one() is session.get(Employee, 1))
