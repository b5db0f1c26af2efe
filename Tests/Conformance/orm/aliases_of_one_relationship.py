# Several of_type() targets along one relationship, the names of aliases in messages, ORDER BY of an eager join.
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, aliased, contains_eager, defer, joinedload, mapped_column, relationship, selectinload, subqueryload, undefer, with_polymorphic,
)


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    animals: Mapped[list["Animal"]] = relationship(back_populates="zoo")


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    zoo_id: Mapped[int | None] = mapped_column(ForeignKey("zoo.id"))
    zoo: Mapped[Zoo | None] = relationship(back_populates="animals")
    meals: Mapped[list["Meal"]] = relationship()
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Bird(Animal):
    song: Mapped[str | None]
    __mapper_args__ = {"polymorphic_identity": "bird"}


class Fish(Animal):
    __tablename__ = "fish"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    depth: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "fish"}


class Meal(Base):
    __tablename__ = "meal"
    id: Mapped[int] = mapped_column(primary_key=True)
    animal_id: Mapped[int] = mapped_column(ForeignKey("animal.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([
    Zoo(name="north", animals=[Bird(name="wren", song="trill"), Fish(name="carp", depth=3), Animal(name="ox")]),
    Zoo(name="south", animals=[Fish(name="eel", depth=9)]),
])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, many):
    print("  ", statement.replace("\n", " "), parameters)


def run(title, *options, statement=select(Zoo).order_by(Zoo.id)):
    print("==", title)
    session.close()
    try:
        for zoo in session.scalars(statement.options(*options)).unique():
            print(zoo.name, [animal.name for animal in zoo.animals])
    except Exception as error:
        print(type(error).__name__, str(error).partition("\n[SQL")[0])


one, two = aliased(Animal), aliased(Animal)
bird, fish = aliased(Bird), aliased(Fish, flat=True)
wide = with_polymorphic(Animal, [Fish])
of = Zoo.animals.of_type
run("two classes", selectinload(of(Fish)), selectinload(of(Bird)))
run("two classes, joined", joinedload(of(Fish)), joinedload(of(Bird)))
run("two classes, by subquery", subqueryload(of(Fish)), subqueryload(of(Bird)))
run("two aliases", selectinload(of(one)), selectinload(of(two)))
run("two wide aliases", selectinload(of(with_polymorphic(Animal, [Fish]))), selectinload(of(with_polymorphic(Animal, [Bird]))))
run("aliases of two classes", selectinload(of(fish)), selectinload(of(bird)))
run("two strategies", joinedload(of(one)), selectinload(of(two)))
run("two strategies of a class", joinedload(of(Fish)), selectinload(of(Fish)))
run("two strategies of a wide alias", joinedload(of(wide)), selectinload(of(wide)))
run("two strategies further on", joinedload(of(one)).joinedload(one.meals), joinedload(of(one)).selectinload(one.meals))
run("two strategies of a column", joinedload(of(one)).defer(one.name), joinedload(of(one)).undefer(one.name))
run("two strategies of an alias", defer(one.name), undefer(one.name), statement=select(one))
run("both contained", contains_eager(of(one)), contains_eager(of(two)), statement=select(Zoo).join(of(one)).join(of(two)))
run("of no root", joinedload(of(one)), statement=select(Meal))
run("any() of an alias of a table that classes share", statement=select(Zoo).where(of(fish).any(fish.depth > 5)))
print(select(Zoo.id).where(of(bird).any()))
print(select(Zoo.id).where(of(bird).any(bird.song == "trill")))
print(one.name, bird, wide.name, wide.Fish.depth)

print("== ORDER BY of an eager join")
statement = select(Zoo).options(joinedload(of(one))).order_by(one.name.desc())
run("all", statement=statement)
run("with LIMIT", statement=statement.limit(1))
