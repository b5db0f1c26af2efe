"""Aliases of classes selected with their subclasses: with_polymorphic, aliased, flat."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, with_polymorphic

from _traced import traced


class Base(DeclarativeBase):
    pass


class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    staff: Mapped[list["Employee"]] = relationship(order_by="Employee.id")


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    name: Mapped[str]
    type: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    budget: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    language: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


session = Session(traced(Base))
session.add(Company(name="acme", staff=[Manager(name="m", budget=3), Engineer(name="e", language="c"), Employee(name="p")]))
session.commit()
session.close()

every = with_polymorphic(Employee, "*")
print([(e, getattr(e, "budget", None), getattr(e, "language", None)) for e in session.scalars(select(every).order_by(every.id))])
one = with_polymorphic(Employee, [Engineer], aliased=True)
print(session.scalars(select(one).where(one.Engineer.language == "c")).all())
other = aliased(every)
print(select(other))
print(session.scalars(select(other).where(other.Manager.budget > 2)).all())
flat = with_polymorphic(Employee, [Manager], flat=True)
print(session.execute(select(Company.name, flat).join(Company.staff.of_type(flat)).where(flat.Manager.budget == 3)).all())
named = aliased(Engineer, name="dev", flat=True)
print(select(named.name, named.language))
print(session.query(Employee).filter(Employee.id.in_(select(named.id))).all())
session.expunge_all()
found = session.scalars(select(Employee).order_by(Employee.id)).all()
print([e.language if isinstance(e, Engineer) else e.budget if isinstance(e, Manager) else None for e in found])
