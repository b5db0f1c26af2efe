"""Rows for which the database makes all values: one, several, with defaults of both sides."""
from typing import Optional

from sqlalchemy import Sequence, event, insert, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _traced import traced


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[Optional[str]]


class Visit(Base):
    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(server_default="new")
    made: Mapped[int] = mapped_column(default=lambda: 7)


class Numbered(Base):
    __tablename__ = "numbered"
    id: Mapped[int] = mapped_column(Sequence("number_seq"), primary_key=True)
    name: Mapped[str]


session = Session(traced(Base))
tickets = [Ticket(), Ticket(), Ticket()]
session.add_all(tickets)
session.flush()
print([t.id for t in tickets], inspect(tickets[0]).unloaded)
session.add(Ticket())
session.flush()
visits = [Visit(), Visit(state="old"), Visit()]
session.add_all(visits)
session.flush()
print([(v.id, v.state, v.made) for v in visits])
session.add_all([Numbered(name="a"), Numbered(name="b")])
session.flush()
session.add(Numbered(name="c"))
session.flush()
print(session.execute(select(Numbered.id, Numbered.name)).all())
session.execute(insert(Ticket.__table__), [{}, {}])
print(session.execute(insert(Ticket.__table__)).inserted_primary_key)
print(session.execute(insert(Numbered.__table__).values(name="d")).inserted_primary_key)
print(len(session.scalars(select(Ticket)).all()))
session.commit()
