"""Single-table classes below joined ones, and relationships and columns at each level."""
from sqlalchemy import ForeignKey, func, inspect, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "person"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Worker(Person):
    __tablename__ = "worker"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    wage: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "worker"}


class Foreman(Worker):
    crew: Mapped[int] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "foreman"}


class Guest(Person):
    host: Mapped[str] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "guest"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Person(name="p"), Worker(name="w", wage=3), Foreman(name="f", wage=9, crew=4), Guest(name="g", host="Ann"), Worker(name="x", wage=5)])
    session.commit()
    for cls in (Person, Worker, Foreman, Guest):
        print(session.scalars(select(cls).order_by(cls.id)).all(), session.scalar(select(func.count()).select_from(cls)))
    foreman = session.get(Person, 3)
    foreman.crew, foreman.name = 5, "F"
    session.commit()
    print(session.execute(select(Foreman.name, Foreman.wage, Foreman.crew)).all())
    session.execute(update(Guest).values(host="Bea"))
    session.execute(update(Worker).where(Worker.wage < 4).values(wage=4))
    session.commit()
    print(session.scalars(select(Guest.host)).all(), session.get(Worker, 2).wage)
    print(session.query(Worker).filter(Worker.type == "foreman").all(), session.query(Foreman).count())
    session.delete(foreman)
    session.commit()
    print([str(t) for t in inspect(Foreman).tables], inspect(Foreman).attrs.keys(), inspect(Guest).local_table)
