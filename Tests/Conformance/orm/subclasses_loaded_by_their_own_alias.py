"""selectin_polymorphic() of what with_polymorphic() makes of a class: its subclasses come along in the one SELECT."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectin_polymorphic, selectinload, with_polymorphic


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True)
    animals: Mapped[list["Animal"]] = relationship(order_by="Animal.id")


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    zoo_id: Mapped[int | None] = mapped_column(ForeignKey("zoo.id"))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Bird(Animal):
    __tablename__ = "bird"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    span: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "bird"}


class Owl(Bird):
    hours: Mapped[str | None]
    __mapper_args__ = {"polymorphic_identity": "owl"}


class Fish(Animal):
    __tablename__ = "fish"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    depth: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "fish"}


class Shark(Fish):
    __tablename__ = "shark"
    id: Mapped[int] = mapped_column(ForeignKey("fish.id"), primary_key=True)
    teeth: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "shark"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Zoo(animals=[Animal(), Bird(span=3), Owl(span=2, hours="night"), Fish(depth=9), Shark(depth=90, teeth=300)]))
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, executemany):
    print("  ", " ".join(statement.split()), parameters)


birds = with_polymorphic(Bird, [Owl])
fishes = with_polymorphic(Fish, "*")
flat = with_polymorphic(Fish, [Shark], flat=True)


def shown(animal):
    return type(animal).__name__, {key: value for key, value in sorted(vars(animal).items()) if key in ("span", "hours", "depth", "teeth")}


for name, classes in (("classes", [Bird, Fish]), ("aliases", [birds, fishes]), ("flat", [flat])):
    print(name)
    with Session(engine) as session:
        for animal in session.scalars(select(Animal).options(selectin_polymorphic(Animal, classes)).order_by(Animal.id)):
            print("  ", *shown(animal))

print("beneath a relationship")
with Session(engine) as session:
    zoo = session.scalars(select(Zoo).options(selectinload(Zoo.animals).selectin_polymorphic([birds, fishes]))).one()
    print("  ", [shown(animal) for animal in zoo.animals])
