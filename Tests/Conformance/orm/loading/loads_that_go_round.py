"""Eager loads of a class that leads back to itself: what is loaded object by object, what is left, and what a refresh does."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select, update
from sqlalchemy.orm import Session, declarative_base, immediateload, relationship

from _statements import connected


def models(lazy):
    """An employee has reports and a manager; both are loaded by one strategy."""
    Base = declarative_base()

    class Employee(Base):
        __tablename__ = "employee"
        id = Column(Integer, primary_key=True)
        name = Column(String)
        manager_id = Column(ForeignKey("employee.id"))
        reports = relationship("Employee", lazy=lazy, order_by=id)

    session = Session(connected(Base))
    session.add(Employee(id=1, name="boss", reports=[Employee(id=2, name="lead", reports=[Employee(id=3, name="dev")])]))
    session.commit()
    return Employee, session


def show(*objects):
    for each in objects:
        print(each.__dict__.get("name"), sorted(key for key in each.__dict__ if not key.startswith("_")))


for lazy in ("immediate", "subquery", "selectin", "joined"):
    print("##", lazy)
    Employee, session = models(lazy)
    print("all")
    found = session.scalars(select(Employee).order_by(Employee.id)).unique().all()
    show(*found)
    print("one of them read after it expired")
    session.expire_all()
    found[0].name
    show(*found)
    print("one refreshed")
    session.refresh(found[1])
    show(*found)

print("## overwritten rows keep what was loaded one by one")
Employee, session = models("select")
one = session.get(Employee, 1)
print([each.name for each in one.reports])
session.execute(update(Employee).where(Employee.id == 3).values(manager_id=1), execution_options={"synchronize_session": False})
again = select(Employee).where(Employee.id == 1).execution_options(populate_existing=True)
session.scalars(again.options(immediateload(Employee.reports))).all()
print([each.name for each in one.reports])
session.scalars(again).all()
print([each.name for each in one.reports])

print("## a class joined to its own subclass for ever")
Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    kind = Column(String)
    chief_id = Column(ForeignKey("person.id"))
    chief = relationship("Chief", foreign_keys=chief_id, remote_side=id, lazy="joined")
    __mapper_args__ = {"polymorphic_identity": "person", "polymorphic_on": kind}


class Chief(Person):
    __mapper_args__ = {"polymorphic_identity": "chief"}


try:
    Session(create_engine("sqlite://")).scalars(select(Person)).all()
except RecursionError as error:
    print(type(error).__name__)
