"""Keys that have their type from the column they point to: what flushes, loads and bulk changes bind is of that type."""
import datetime
import uuid

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Uuid, create_engine, event, func, select, update
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, relationship

numbers = iter(range(1, 100))


class Base(DeclarativeBase):
    pass


members = Table("members", Base.metadata, Column("person", ForeignKey("people.id"), primary_key=True), Column("team", ForeignKey("teams.id"), primary_key=True))


class Person(Base):
    __tablename__ = "people"
    id = mapped_column(Uuid, primary_key=True, default=lambda: uuid.UUID(int=next(numbers)))
    profile = relationship("Profile", back_populates="person", uselist=False, cascade="all, delete-orphan")
    marks = relationship("Mark", cascade="all, delete-orphan", order_by="Mark.number")
    teams = relationship("Team", secondary=members)


class Profile(Base):
    __tablename__ = "profiles"
    person_id = mapped_column(ForeignKey("people.id"), primary_key=True)
    text = mapped_column(String)
    person = relationship(Person, back_populates="profile")


class Mark(Base):
    __tablename__ = "marks"
    person_id = mapped_column(ForeignKey("people.id"), primary_key=True)
    number = mapped_column(Integer, primary_key=True)


class Team(Base):
    __tablename__ = "teams"
    id = mapped_column(Uuid, primary_key=True, default=lambda: uuid.UUID(int=next(numbers)))


class Day(Base):
    __tablename__ = "days"
    date = mapped_column(Date, primary_key=True)


class Note(Base):
    __tablename__ = "notes"
    date = mapped_column(ForeignKey("days.date"), primary_key=True)
    text = mapped_column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    print(statement, parameters)


session = Session(engine)
person = Person(profile=Profile(text="one"), marks=[Mark(number=1), Mark(number=2)], teams=[Team()])
session.add_all([person, Day(date=datetime.date(2024, 5, 1)), Note(date=datetime.date(2024, 5, 1), text="a")])
session.commit()

person.profile.text = "two"
del person.marks[0]
person.teams.clear()
session.get(Note, datetime.date(2024, 5, 1)).text = "b"
session.commit()
print(person.profile.text, [mark.number for mark in person.marks], person.teams)

session.execute(update(Profile), [{"person_id": person.id, "text": "three"}])
session.commit()
print(session.scalars(select(Profile).where(Profile.person == person)).one().text, session.scalars(select(Note)).one().text)
session.delete(person)
session.delete(session.scalars(select(Note)).one())
session.commit()
print([session.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables])
