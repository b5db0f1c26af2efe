"""of_type() in joins, any() and eager loading, with subclasses and with_polymorphic."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectinload, with_polymorphic

from _statements import connected


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    animals: Mapped[list["Animal"]] = relationship(order_by="Animal.id")


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    zoo_id: Mapped[int] = mapped_column(ForeignKey("zoo.id"))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Lion(Animal):
    __tablename__ = "lion"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    roar: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "lion"}


class Bird(Animal):
    wings: Mapped[int] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "bird"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Zoo(name="A", animals=[Lion(name="l", roar=9), Bird(name="b", wings=2)]), Zoo(name="B", animals=[Animal(name="a"), Bird(name="c", wings=0)])])
    session.commit()
    print(session.execute(select(Zoo.name, Lion.roar).join(Zoo.animals.of_type(Lion))).all())
    print(session.execute(select(Zoo.name, Bird.name).join(Zoo.animals.of_type(Bird)).order_by(Bird.id)).all())
    lion = aliased(Lion)
    print(session.execute(select(Zoo.name, lion.name).join(Zoo.animals.of_type(lion)).where(lion.roar > 5)).all())
    both = with_polymorphic(Animal, [Lion], flat=True)
    print(session.execute(select(Zoo.name, both.name).outerjoin(Zoo.animals.of_type(both)).order_by(Zoo.id, both.id)).all())
    print(session.scalars(select(Zoo.name).where(Zoo.animals.of_type(Bird).any(Bird.wings > 0))).all())
    print(session.scalars(select(Zoo.name).where(Zoo.animals.of_type(Lion).any())).all())
    print(session.scalars(select(Zoo.name).where(~Zoo.animals.any(Animal.name == "l"))).all())
    session.expunge_all()
    zoos = session.scalars(select(Zoo).options(joinedload(Zoo.animals.of_type(with_polymorphic(Animal, "*", flat=True)))).order_by(Zoo.id)).unique().all()
    print([(zoo.name, zoo.animals) for zoo in zoos], zoos[0].animals[0].roar)
    session.expunge_all()
    zoos = session.scalars(select(Zoo).options(selectinload(Zoo.animals.of_type(with_polymorphic(Animal, [Lion])))).order_by(Zoo.id)).all()
    print([(zoo.name, zoo.animals) for zoo in zoos], zoos[0].animals[0].roar)
    session.expunge_all()
    zoos = session.scalars(select(Zoo).options(selectinload(Zoo.animals.of_type(Lion))).order_by(Zoo.id)).all()
    print(zoos[0].animals[0].roar, zoos[1].animals)
