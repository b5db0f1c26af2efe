"""A class with a table of its own below one without: who is among the rows of the class between."""
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, with_polymorphic


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Person):
    team: Mapped[str | None]
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Trainee(Manager):
    mentor: Mapped[str | None]
    __mapper_args__ = {"polymorphic_identity": "trainee"}


class Director(Manager):
    __tablename__ = "director"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    board: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "director"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
managers = with_polymorphic(Manager, [Trainee, Director], flat=True)
people = with_polymorphic(Person, [Manager, Trainee], flat=True)
statements = [
    select(Manager.name),
    select(Director.name),
    select(Trainee.name),
    select(func.count()).where(Manager.team == "red"),
    select(managers.name),
    select(managers.Trainee.mentor),
    select(managers.Trainee.mentor, managers.team),
    select(managers.name, managers.Trainee.mentor),
    select(managers.name).where(managers.Trainee.mentor == "cleo"),
    select(managers.Director.board),
    select(people.Trainee.mentor),
    select(people.Manager.team, people.Trainee.mentor),
]
with Session(engine) as session:
    session.add_all([Person(name="ann"), Manager(name="bob", team="red"), Trainee(name="dan", team="red", mentor="cleo"), Director(name="cleo", team="red", board="main")])
    session.commit()
    print(session.scalars(select(Manager).order_by(Manager.name)).all(), session.query(Manager).count())
    for statement in statements:
        print(" ".join(str(statement.compile(compile_kwargs={"literal_binds": True})).split()))
        print(sorted(session.execute(statement).all(), key=str))
