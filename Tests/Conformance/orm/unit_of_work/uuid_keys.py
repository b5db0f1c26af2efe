# Keys made by Python functions: rows that are flushed together are sent in one statement, as nothing has to be read back.
import uuid
from typing import Optional

from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

numbers = iter(range(1, 10_000))


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "event"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=lambda: uuid.UUID(int=next(numbers)))
    title: Mapped[Optional[str]]


class Token(Base):
    __tablename__ = "token"
    id: Mapped[str] = mapped_column(primary_key=True, default=lambda: f"t{next(numbers)}")
    kind: Mapped[Optional[str]] = mapped_column(server_default="plain")


class Serial(Base):
    __tablename__ = "serial"
    id: Mapped[int] = mapped_column(primary_key=True, default=lambda: next(numbers))
    title: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
many = []


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    text = " ".join(statement.split())
    print("   ", text if len(text) < 200 else f"{text[:60]}... {len(text)}", parameters if len(parameters) < 20 else len(parameters), executemany)


with Session(engine) as session:
    for kind in (Event, Serial):
        session.add_all([kind(title="a"), kind(title="b"), kind()])
        session.flush()
        session.add(kind(title="c"))
        session.flush()
    session.add_all([Token(), Token(kind="fancy"), Token(), Token()])
    session.flush()
    session.add_all([Event(id=uuid.UUID(int=99_999), title="given"), Event(title="made")])
    session.flush()
    session.add_all([Serial(title=str(i)) for i in range(1200)])
    session.flush()
    print(session.query(Serial).count(), session.get(Event, uuid.UUID(int=1)).title, sorted(str(e.id)[-5:] for e in session.query(Event)))
    session.add_all([Serial(id=1, title="twice"), Serial(id=1, title="again")])
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
