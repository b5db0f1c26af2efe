"""Relationships to a base class, to a subclass, and from a subclass."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload

from _statements import connected


class Base(DeclarativeBase):
    pass


class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    employees: Mapped[list["Employee"]] = relationship(back_populates="company", order_by="Employee.id")
    managers: Mapped[list["Manager"]] = relationship(viewonly=True, order_by="Manager.id")


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Company] = relationship(back_populates="employees")
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    title: Mapped[str]
    team: Mapped[list["Engineer"]] = relationship(back_populates="manager", foreign_keys="Engineer.manager_id", order_by="Engineer.id")
    __mapper_args__ = {"polymorphic_identity": "manager", "inherit_condition": id == Employee.id}


class Engineer(Employee):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("manager.id"))
    manager: Mapped[Manager | None] = relationship(back_populates="team", foreign_keys=[manager_id])
    __mapper_args__ = {"polymorphic_identity": "engineer", "inherit_condition": id == Employee.id}


engine = connected(Base)
with Session(engine) as session:
    boss = Manager(name="boss", title="head")
    session.add(Company(name="C", employees=[boss, Engineer(name="e", manager=boss), Engineer(name="f", manager=boss), Employee(name="x")]))
    session.commit()
    company = session.get(Company, 1)
    print(company.employees, company.managers)
    print(company.employees[0].team, [employee.manager for employee in company.employees if isinstance(employee, Engineer)])
    session.expunge_all()
    print(session.scalars(select(Company).join(Company.employees.of_type(Engineer)).where(Engineer.name == "e")).all()[0].name)
    print(session.scalars(select(Company.name).where(Company.employees.of_type(Manager).any(Manager.title == "head"))).all())
    print(session.execute(select(Manager.name, Engineer.name).join(Manager.team).order_by(Engineer.id)).all())
    session.expunge_all()
    company = session.scalars(select(Company).options(selectinload(Company.employees.of_type(Manager)).selectinload(Manager.team))).one()
    print(company.employees, company.employees[0].team)
    session.expunge_all()
    manager = session.scalars(select(Manager).options(joinedload(Manager.team), joinedload(Manager.company))).unique().one()
    print(manager.team, manager.company.name)
    session.expunge_all()
    engineer = session.scalars(select(Engineer).where(Engineer.manager.has(Manager.title == "head")).order_by(Engineer.id)).first()
    engineer.manager = None
    session.commit()
