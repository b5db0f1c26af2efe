# Criteria hold for the class that they name, not for its subclasses and aliases, unless include_aliases says so.
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, load_only, mapped_column, relationship, selectinload, subqueryload, with_loader_criteria, with_polymorphic

from _statements import connected


class Base(DeclarativeBase):
    pass


class Kept:
    gone: Mapped[bool] = mapped_column(default=False)


class Animal(Kept, Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("animal.id"))
    young: Mapped[list["Animal"]] = relationship(order_by="Animal.id")
    cats: Mapped[list["Cat"]] = relationship(viewonly=True, order_by="Cat.id")
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "animal"}


class Cat(Animal):
    __mapper_args__ = {"polymorphic_identity": "cat"}


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "dog"}


def show(statement):
    print(" ".join(str(statement).split()))


for named in (Animal, Kept, Cat, Dog):
    for aliases in (False, True):
        print(named.__name__, aliases)
        option = with_loader_criteria(named, lambda cls: cls.gone == False, include_aliases=aliases)
        other = aliased(Animal)
        for entity in (Animal, Cat, Dog, other, aliased(Cat), aliased(Dog, flat=True), with_polymorphic(Animal, [Dog])):
            show(select(entity.id).options(option))
        show(select(Animal.id).join(Animal.young.of_type(other)).options(option))
        show(select(other.id).join(Cat, other.cats).options(option))
        show(select(Animal).options(load_only(Animal.id), joinedload(Animal.young).load_only(Animal.id), option))
        show(select(Animal.id).where(Animal.cats.any()).options(option))
        show(select(Animal.id).where(Animal.young.any(Animal.type == "x")).options(option))

engine = connected(Base)
with Session(engine) as session:
    session.add(Animal(young=[Cat(), Dog(gone=True), Cat(gone=True)]))
    session.commit()
    for load in (selectinload, subqueryload):
        session.expunge_all()
        option = with_loader_criteria(Animal, Animal.gone == False)
        animal = session.scalars(select(Animal).where(Animal.id == 1).options(load(Animal.young), load(Animal.cats), option)).one()
        print([each.id for each in animal.young], [each.id for each in animal.cats])
