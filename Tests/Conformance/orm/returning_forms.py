"""RETURNING of ORM statements: everything, parts of classes, classes of several tables, what is left for later."""
from typing import Optional

from sqlalchemy import ForeignKey, create_engine, delete, event, insert, literal_column, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, defer, load_only, mapped_column

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    if not statement.startswith("\nCREATE") and not statement.startswith("PRAGMA"):
        print("   ", " ".join(statement.split()), parameters)


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    legs: Mapped[Optional[int]] = mapped_column("leg_count")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    breed: Mapped[str]
    tail: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Score(Base):
    __tablename__ = "score"
    id: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[int]
    animals: Mapped[int] = column_property(select(Animal.id).order_by(Animal.id.desc()).limit(1).scalar_subquery())


Base.metadata.create_all(engine)
with Session(engine) as session:
    print("everything")
    print(session.execute(insert(Animal).values(name="cat", kind="animal").returning(literal_column("*"))).all())
    print(session.execute(select(text("*")).select_from(Animal)).all())
    for options in ({"synchronize_session": "evaluate"}, {"synchronize_session": False}):
        result = session.execute(update(Animal).values(name="tom").returning(text("*")), execution_options=options)
        print(list(result.keys()), result.all())
    try:
        session.execute(insert(Animal).returning(literal_column("*")), [{"name": "cow"}])
    except Exception as error:
        print(type(error).__name__, error)
    try:
        session.execute(select(literal_column("*"), Animal.id)).all()
    except Exception as error:
        print(type(error).__name__, error)
    print("parts of a class")
    animals = session.scalars(insert(Animal).returning(Animal).options(load_only(Animal.name)), [{"name": "owl", "legs": 2}, {"name": "ant", "legs": 6}]).all()
    print([(a.kind, a.name) for a in animals], sorted(set(animals[0].__dict__) - {"_sa_instance_state"}))
    print(animals[0].legs)
    animals = session.scalars(insert(Animal).returning(Animal).options(defer(Animal.legs)), [{"name": "eel", "legs": 0}]).all()
    print(sorted(set(animals[0].__dict__) - {"_sa_instance_state"}))
    print("several tables")
    dogs = session.scalars(insert(Dog).returning(Dog, sort_by_parameter_order=True), [{"name": "rex", "breed": "pug"}, {"name": "max", "breed": "collie", "tail": 3}]).all()
    print([(d.id, d.name, d.breed, d.tail) for d in dogs])
    rows = session.execute(insert(Dog).returning(Dog.tail, Dog.name, Dog.breed), [{"name": "bo", "breed": "x", "tail": 1}, {"name": "al", "breed": "y", "tail": 2}])
    print(list(rows.keys()), rows.all())
    dogs = session.scalars(insert(Dog).returning(Dog).options(load_only(Dog.breed, Dog.name)), [{"name": "lea", "breed": "z", "tail": 4}]).all()
    print(sorted(set(dogs[0].__dict__) - {"_sa_instance_state", "id"}))
    print("an expression is left for later")
    score = session.scalars(insert(Score).returning(Score), [{"points": 4}]).one()
    print("animals" in score.__dict__, score.animals)
    print("criteria by name")
    for statement in (lambda: update(Animal).filter_by(colour=1), lambda: delete(Animal).filter_by(colour=1), lambda: select(Animal).filter_by(colour=1)):
        try:
            statement()
        except Exception as error:
            print(type(error).__name__, error)
    for strategy in (None, False, "auto", "fetch", "evaluate", "no"):
        try:
            print(strategy, session.execute(update(Animal).values(legs=1), execution_options={"synchronize_session": strategy}).rowcount)
        except Exception as error:
            print(type(error).__name__, error)
