"""Joined-table inheritance: what each class selects, and attributes loaded later."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    tricks: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Puppy(Dog):
    __tablename__ = "puppy"
    id: Mapped[int] = mapped_column(ForeignKey("dog.id"), primary_key=True)
    weeks: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "puppy"}


class Cat(Animal):
    __tablename__ = "cat"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    lives: Mapped[int] = mapped_column(default=9)
    __mapper_args__ = {"polymorphic_identity": "cat"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Dog(name="Rex", tricks=3), Cat(name="Tom"), Puppy(name="Pip", tricks=0, weeks=7), Animal(name="Thing"), Cat(name="Kit", lives=2)])
    session.commit()
    for cls in (Animal, Dog, Puppy, Cat):
        print(session.scalars(select(cls).order_by(cls.id)).all())
    session.expunge_all()
    animals = session.scalars(select(Animal).order_by(Animal.id)).all()
    print([sorted(inspect(animal).unloaded) for animal in animals])
    print(animals[0].tricks, animals[1].lives, session.get(Puppy, 3, populate_existing=True).weeks)
    animals[2].name, animals[2].weeks = "Pop", 8
    animals[0].tricks = 4
    session.commit()
    print(animals[2])
    session.delete(animals[2])
    session.commit()
    print(session.get(Dog, 1), session.get(Cat, 1), session.get(Animal, 2))
    print(session.scalars(select(Dog).where(Dog.name == "Rex", Dog.tricks > 1)).all())
    print(session.execute(select(Cat.name, Cat.lives).order_by(Cat.lives)).all())
    print(session.scalars(select(Animal).join(Cat, Cat.id == Animal.id)).all() if False else "")
    print(str(Dog.id), str(Dog.name), sorted(str(table) for table in inspect(Puppy).tables), inspect(Puppy).local_table)
