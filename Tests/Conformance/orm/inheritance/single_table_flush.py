"""Single-table inheritance: INSERT, UPDATE, DELETE and the criteria of queries."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Employee):
    budget: Mapped[int] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    language: Mapped[str] = mapped_column(nullable=True, use_existing_column=True)
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Chief(Engineer):
    stars: Mapped[int] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "chief"}


class Trainee(Employee):
    pass


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Employee(name="e"), Manager(name="m", budget=5), Engineer(name="g", language="c"), Chief(name="c", stars=3), Engineer(name="h")])
    session.commit()
    for cls in (Employee, Manager, Engineer, Chief):
        print(session.scalars(select(cls).order_by(cls.id)).all())
    session.expunge_all()
    everybody = session.scalars(select(Employee).order_by(Employee.id)).all()
    print(everybody, [thing.type for thing in everybody])
    print(everybody[1].budget, everybody[3].stars, everybody[3].language)
    everybody[3].stars = 4
    session.commit()
    session.delete(everybody[2])
    session.commit()
    print(session.get(Manager, 2), session.get(Engineer, 2), session.get(Employee, 4))
    session.expunge_all()
    print(session.get(Manager, 1), session.get(Employee, 4))
    print(session.execute(select(Engineer.name, Engineer.language)).all())
    print(session.scalars(select(Employee).where(Manager.budget > 1)).all())
    print(inspect(Chief).polymorphic_identity, inspect(Chief).single, sorted(inspect(Employee).polymorphic_map))
    refused(lambda: session.add(Trainee(name="t")) or session.commit())
    session.rollback()
