"""selectin_polymorphic(): the columns of subclasses by one statement each."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectin_polymorphic, selectinload

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Company(Base):
    __tablename__ = "company"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    staff: Mapped[list["Person"]] = relationship(back_populates="company", order_by="Person.id")


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    company: Mapped[Company] = relationship(back_populates="staff")
    __mapper_args__ = {"polymorphic_on": "role", "polymorphic_identity": "person"}


class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    title: Mapped[str]
    papers: Mapped[list["Paper"]] = relationship(back_populates="manager")
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    language: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Paper(Base):
    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    manager_id: Mapped[int] = mapped_column(ForeignKey("manager.id"))
    text: Mapped[str]
    manager: Mapped[Manager] = relationship(back_populates="papers")


engine = connected(Base)
with Session(engine) as session:
    session.add(Company(name="C", staff=[Manager(name="m", title="boss", papers=[Paper(text="p1"), Paper(text="p2")]), Engineer(name="e", language="c"), Engineer(name="f", language="d"), Person(name="p")]))
    session.commit()
    session.expunge_all()
    people = session.scalars(select(Person).options(selectin_polymorphic(Person, [Manager, Engineer])).order_by(Person.id)).all()
    print([sorted(inspect(person).unloaded) for person in people])
    session.expunge_all()
    people = session.scalars(select(Person).options(selectin_polymorphic(Person, [Manager]), selectinload(Manager.papers)).order_by(Person.id)).all()
    print([paper.text for paper in people[0].papers], people[1].language)
    session.expunge_all()
    company = session.scalars(select(Company).options(selectinload(Company.staff).selectin_polymorphic([Manager, Engineer]))).one()
    print([(person.name, getattr(person, "language", None)) for person in company.staff])
    session.expunge_all()
    option = selectinload(Company.staff).options(selectin_polymorphic(Person, [Manager]), selectinload(Manager.papers))
    company = session.scalars(select(Company).options(option)).one()
    print(company.staff[0].title, len(company.staff[0].papers))
    refused(lambda: session.scalars(select(Person).options(selectin_polymorphic(Person, [Paper]))).all())
