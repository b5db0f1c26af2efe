"""Joins between classes of one hierarchy: what criteria mean by tables that the automatic alias stands for, and comparisons of relationships."""
import warnings
from typing import List, Optional

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, load_only, mapped_column, relationship, selectinload

from _statements import connected, refused

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    mentor_id: Mapped[Optional[int]] = mapped_column(ForeignKey("employee.id"))
    mentor: Mapped[Optional["Employee"]] = relationship(remote_side=[id])
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "employee"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    level: Mapped[int]
    reports: Mapped[List["Engineer"]] = relationship(back_populates="boss", foreign_keys="Engineer.boss_id")
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    language: Mapped[Optional[str]]
    boss_id: Mapped[Optional[int]] = mapped_column(ForeignKey("manager.id"))
    boss: Mapped[Optional[Manager]] = relationship(back_populates="reports", foreign_keys=[boss_id])
    __mapper_args__ = {"polymorphic_identity": "engineer", "inherit_condition": id == Employee.id}


engine = connected(Base)
with Session(engine) as session:
    ann, bob = Manager(name="ann", level=3), Manager(name="bob", level=2)
    cy, di = Engineer(name="cy", language="c", boss=ann), Engineer(name="di", language="swift", boss=bob)
    eve = Engineer(name="eve", mentor=di)
    session.add_all([ann, bob, cy, di, eve])
    session.commit()
    [(each.id, each.name) for each in (ann, bob, cy, di, eve)]

    joined = select(Manager).join(Manager.reports)
    for criterion in (
        Engineer.boss == ann, Engineer.boss == None, Engineer.boss != ann, Engineer.language == "c", Engineer.name == "cy",
        Manager.name == "bob", Manager.level == 3, Employee.name == "di", Employee.__table__.c.name == "di", Engineer.__table__.c.language == "c",
        Engineer.boss.has(Manager.level == 3), Manager.reports.contains(cy),
    ):
        print(session.scalars(joined.where(criterion)).all())
    print(session.execute(select(Manager.name, Engineer.name).join(Manager.reports).order_by(Manager.name, Engineer.name)).all())
    print(session.scalars(select(Employee.name).select_from(Manager).join(Manager.reports)).all())

    for criterion in (
        Engineer.boss.of_type(Manager).has(Manager.name == "ann"), Employee.mentor.of_type(Engineer).has(Engineer.name == "di"),
        Engineer.mentor.has(Employee.name == "di"), Manager.reports.contains(None),
    ):
        print(criterion.compile(dialect=engine.dialect))
        print(session.scalars(select(Employee).where(criterion)).all())
    session.expunge_all()
    for employee in session.scalars(select(Employee).options(selectinload(Employee.mentor.of_type(Engineer))).order_by(Employee.id)):
        print(employee, employee.mentor)
    refused(lambda: session.scalars(select(Employee).join(Employee.mentor)).all())
    refused(lambda: load_only(Employee.name, Manager.level))
    refused(lambda: load_only(Manager.name, Employee.name))
    refused(lambda: session.get(Employee, None))
