"""UPDATE and DELETE of classes, printed or sent by a connection, have the criteria of the classes."""
from typing import Optional

from sqlalchemy import ForeignKey, create_engine, delete, exists, insert, select, update
from sqlalchemy.exc import CompileError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Pet(Base):
    __tablename__ = "pet"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "pet"}


class Dog(Pet):
    trick: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Visit(Base):
    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    pet_id: Mapped[int] = mapped_column(ForeignKey("pet.id"))
    note: Mapped[str]


print(update(Dog).values(trick="roll"))
print(update(Pet).values(name="x"))
print(delete(Dog))
print(delete(Dog).where(Dog.trick == "sit").returning(Dog.id))

named = with_loader_criteria(Pet, Pet.name != "Rex")
noted = with_loader_criteria(Visit, Visit.note == "ok")
print(update(Pet).where(Pet.id > 3).values(name="q").options(named))
print(delete(Dog).options(named))
print(delete(Pet).where(exists().where(Visit.pet_id == Pet.id)).options(named, noted))
print(update(Pet).values(name=select(Visit.note).limit(1).scalar_subquery()).options(noted))
print(update(Pet.__table__).values(name="q").options(named))

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Pet(name="Tom"), Dog(name="Rex", trick="sit"), Dog(name="Fido")])
    session.commit()
with engine.begin() as connection:
    print(connection.execute(update(Dog).values(trick="beg")).rowcount)
    print(connection.execute(delete(Dog).options(named)).rowcount)
    print(connection.execute(select(Pet.__table__)).all())
with Session(engine) as session:
    print(session.execute(update(Dog).values(trick="spin").options(named)).rowcount)
    print(session.execute(delete(Dog)).rowcount)

try:
    print(insert(Visit).values(note="x", nosuch=1))
except CompileError as error:
    print(error)
