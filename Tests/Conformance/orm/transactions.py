"""Transactions of a session: begin, with blocks, and the errors of misuse."""
from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.exc import IntegrityError, InvalidRequestError, PendingRollbackError, ResourceClosedError
from sqlalchemy.orm import Session, declarative_base, sessionmaker

Base = declarative_base()


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    text = Column(String, unique=True)


engine = create_engine("sqlite:///notes.db")
Base.metadata.create_all(engine)
Maker = sessionmaker(engine)


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, str(error).split("\n")[0])


def texts():
    with Session(engine) as other:
        return other.scalars(select(Note.text).order_by(Note.id)).all()


with Maker() as session, session.begin():
    session.add(Note(text="one"))
print(texts())

with Maker.begin() as session:
    session.add(Note(text="two"))
print(texts(), session.in_transaction())

try:
    with Maker.begin() as session:
        session.add(Note(text="three"))
        session.flush()
        raise LookupError("never mind")
except LookupError as error:
    print("LookupError", error, texts())

session = Maker()
print(session.in_transaction(), session.is_active, session.get_transaction())
session.add(Note(text="four"))
print(session.in_transaction(), session.get_transaction().is_active, session.get_transaction().nested)
attempt("begin again", session.begin)
session.rollback()
transaction = session.begin()
print(transaction is session.get_transaction(), transaction.parent)
attempt("begin twice", session.begin)
transaction.commit()
attempt("commit a closed one", transaction.commit)
attempt("roll a closed one back", transaction.rollback)
session.commit()
session.rollback()

print("-- after a failed flush")
session.add(Note(text="one"))
attempt("flush", session.flush)
print(session.is_active, session.in_transaction())
attempt("query", lambda: session.scalars(select(Note.text)).all())
attempt("commit", session.commit)
attempt("flush", session.flush)
session.rollback()
attempt("query", lambda: session.scalars(select(Note.text)).all())
session.close()

print("-- inside of a with block")


def commit_inside():
    with session.begin():
        session.add(Note(text="five"))
        session.commit()
        session.add(Note(text="six"))
        session.flush()


attempt("commit inside", commit_inside)
session.rollback()
print(texts())

print("-- without autobegin")
strict = Session(engine, autobegin=False)
attempt("add", lambda: strict.add(Note(text="seven")))
attempt("query", lambda: strict.scalars(select(Note.text)).all())
with strict.begin():
    strict.add(Note(text="seven"))
print(texts())

print("-- closed for good")
last = Session(engine, close_resets_only=False)
last.add(Note(text="eight"))
last.close()
attempt("add", lambda: last.add(Note(text="eight")))
last.reset()
attempt("use a closed one", lambda: last.scalars(select(Note.text)).all())
attempt("unbound", lambda: Session().scalars(select(Note)).all())
attempt("unbound text", lambda: Session().connection())
