"""Animals read by SELECTs of tables: what from_statement() finds in their rows, and what options leave for later."""
from sqlalchemy import ForeignKey, create_engine, event, func, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, load_only, mapped_column, undefer


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animals"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    notes: Mapped[str] = mapped_column(deferred=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    __tablename__ = "dogs"
    id: Mapped[int] = mapped_column(ForeignKey("animals.id"), primary_key=True)
    breed: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Fish(Animal):
    depth: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "fish"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Animal(name="cat", notes="n1"), Dog(name="rex", notes="n2", breed="collie"), Fish(name="nemo", notes="n3", depth=5)])
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, many):
    print("   ", " ".join(statement.split()), parameters)


def show(title, statement):
    print(title)
    with Session(engine) as session:
        for animal in session.scalars(statement):
            print("   ", type(animal).__name__, {key: value for key, value in sorted(vars(animal).items()) if not key.startswith("_")})


animals, dogs = Animal.__table__, Dog.__table__
joined = select(animals, dogs).outerjoin(dogs, animals.c.id == dogs.c.id).order_by(animals.c.id)
show("the base table", select(Animal).from_statement(select(animals).order_by(animals.c.id)))
show("both tables", select(Animal).from_statement(joined))
show("dogs", select(Dog).from_statement(joined.where(animals.c.kind == "dog")))
show("text", select(Animal).from_statement(text("SELECT * FROM animals ORDER BY id")))
for title, option in [("load_only(name)", load_only(Animal.name)), ("load_only(notes)", load_only(Animal.notes)), ("defer(name)", defer(Animal.name)), ("undefer(notes)", undefer(Animal.notes))]:
    show(f"{title} of both tables", select(Animal).options(option).from_statement(joined))
    show(f"{title} of text", select(Animal).options(option).from_statement(text("SELECT * FROM animals ORDER BY id")))

with Session(engine) as session:
    animal = session.scalars(select(Animal).options(load_only(Animal.name)).from_statement(select(animals).where(animals.c.id == 1))).one()
    print(animal.name, animal.id, animal.kind)
    print(session.execute(select(func.count(Animal.id).label("n")).from_statement(text("SELECT count(*) AS n FROM animals"))).all())
    print(session.execute(select(Dog.name, Dog.breed).from_statement(joined.where(dogs.c.id.is_not(None)))).all())
