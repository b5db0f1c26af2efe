"""event.contains() and event.remove() of events that a target does not have."""
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.pool import Pool

engine = create_engine("sqlite://")
notes = Table("notes", MetaData(), Column("id", Integer, primary_key=True))


class Note(declarative_base()):
    __table__ = Table("own_notes", MetaData(), Column("id", Integer, primary_key=True))


def listener(*args):
    pass


def ask(question, target, name):
    try:
        print(question.__name__, name, "->", question(target, name, listener))
    except InvalidRequestError as error:
        print(question.__name__, name, "->", str(error).split(" / <function")[0].split(" for target")[0])


for target in (engine, Engine, Pool, notes, notes.metadata, Note, Note.id, Session, "text", 5, None):
    print(target if isinstance(target, (str, int, type(None))) else target.__name__ if isinstance(target, type) else type(target).__name__)
    for name in ("begin", "before_create", "before_flush", "before_insert", "set", "load", "no_such"):
        ask(event.contains, target, name)
        ask(event.remove, target, name)

event.listen(engine, "begin", listener)
print(event.contains(engine, "begin", listener))
event.remove(engine, "begin", listener)
print(event.contains(engine, "begin", listener))
ask(event.remove, engine, "begin")
