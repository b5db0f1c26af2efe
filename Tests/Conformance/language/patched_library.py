# Methods of the library's classes replaced for a while, as tests do.
from unittest.mock import patch

from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Query, Session, declarative_base

Base = declarative_base()


class Pet(Base):
    __tablename__ = "pet"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def rename(session, pet, name):
    try:
        pet.name = name
        session.commit()
    except RuntimeError as error:
        session.rollback()
        return f"failed: {error}"
    return "saved"


with Session(engine) as session:
    pet = Pet(name="Rex")
    session.add(pet)
    print(rename(session, pet, "Max"))
    with patch.object(Session, "commit") as commit:
        print(rename(session, pet, "Tom"), commit.call_count, commit.call_args)
        session.rollback()
    print(pet.name)
    with patch.object(Session, "commit", side_effect=RuntimeError("disk full")):
        print(rename(session, pet, "Kim"))
    print(pet.name, rename(session, pet, "Kim"), pet.name)
    with patch("sqlalchemy.orm.Session.scalars", return_value=["fake"]):
        print(session.scalars(select(Pet)))
    print([p.name for p in session.scalars(select(Pet))])
    with patch.object(Query, "all", autospec=True) as everything:
        everything.return_value = [1, 2]
        print(session.query(Pet).all(), session.query(Pet).filter_by(id=9).all(), everything.call_count)
    print(len(session.query(Pet).all()))

original = Session.get
calls = []


def counting(self, entity, ident, **options):
    calls.append((entity.__name__, ident))
    return original(self, entity, ident, **options)


Session.get = counting
with Session(engine) as session:
    print(session.get(Pet, 1).name, session.get(Pet, 2), calls)


class Audited(Session):
    pass


with Audited(engine) as session:
    print(session.get(Pet, 1).name, len(calls), Audited.get is counting)
Session.get = original
with Session(engine) as session:
    print(session.get(Pet, 1).name, len(calls))
with engine.connect() as connection, patch.object(Connection, "scalar", lambda self, statement: "patched"):
    print(connection.scalar(select(Pet.id)))
try:
    dict.get = None
except TypeError as error:
    print(error)
