"""Animals read by SELECTs of tables: what from_statement() finds in their rows, and what options leave for later."""
from sqlalchemy import ForeignKey, create_engine, event, func, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, contains_eager, defer, load_only, mapped_column, relationship, undefer


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


class Owner(Base):
    __tablename__ = "owners"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pets: Mapped[list["Pet"]] = relationship(order_by="Pet.id")


class Pet(Base):
    __tablename__ = "pets"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owners.id"))
    name: Mapped[str]


Base.metadata.create_all(engine, tables=[Owner.__table__, Pet.__table__])
with Session(engine) as session:
    session.add(Owner(id=1, name="ada", pets=[Pet(id=11, name="rex"), Pet(id=12, name="tom")]))
    session.commit()
owners, pets = Owner.__table__, Pet.__table__
both = owners.join(pets, owners.c.id == pets.c.owner_id)


def ask(title, *entities, statement, options=()):
    with Session(engine) as session:
        try:
            rows = session.execute(select(*entities).options(*options).from_statement(statement)).unique().all()
            print(title, [tuple(getattr(each, "name", each) for each in row) for row in rows], [[(pet.id, pet.name) for pet in vars(row[0]).get("pets", ())] for row in rows if isinstance(row[0], Owner)])
        except Exception as error:
            print(title, type(error).__name__, error)


star = text("SELECT * FROM owners JOIN pets ON owners.id = pets.owner_id")
told = text("SELECT owners.id, owners.name, pets.id AS pets_id, pets.name AS pets_name, owner_id FROM owners JOIN pets ON owners.id = pets.owner_id")
eager = (contains_eager(Owner.pets),)
ask("a join of tables", Owner, statement=select(owners, pets).select_from(both).order_by(pets.c.id), options=eager)
ask("the owners alone", Owner, statement=select(owners), options=eager)
ask("a text of names", Owner, Pet, statement=told)
ask("a text of names, eagerly", Owner, statement=told, options=eager)
ask("one column of *", Owner.name, statement=star)
ask("two columns of *", Owner.name, Pet.name, statement=star)
ask("what * has once", Pet.owner_id, statement=star)
ask("columns of a text", Owner, Pet, statement=told.columns(Owner.id, Owner.name, Pet.id, Pet.name, Pet.owner_id))
ask("other names of a text", Owner.id, Owner.name, statement=text("SELECT id, name AS title FROM owners").columns(Owner.id, Owner.name))
ask("labels", Pet, statement=select(pets.c.id.label("pets_id"), pets.c.name.label("title"), pets.c.owner_id).order_by(pets.c.id))
