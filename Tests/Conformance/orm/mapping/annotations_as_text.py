"""Annotations as text: names of the class itself, expressions, and what cannot be interpreted."""
from __future__ import annotations

import enum
from typing import Dict, List, Optional, Sequence

from sqlalchemy import Enum, ForeignKey, String, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship, WriteOnlyMapped


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"

    class Status(enum.Enum):
        open = "open"
        closed = "closed"

    class Priority(str, enum.Enum):
        low = "low"
        high = "high"

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[Status] = mapped_column(default=Status.open)
    before: Mapped[Optional[Ticket.Status]]
    priority: Mapped[Priority]
    note: Mapped["Optional[str]"]


for column in Ticket.__table__.c:
    print(column.name, repr(column.type), column.nullable, column.unique)


def attempt(title, define):
    try:
        define()
        print(title, "ok")
    except Exception as error:
        print(title, type(error).__name__, error)


def local_container():
    Wrapped = Mapped

    class Local(Base):
        __tablename__ = "local"
        id: Wrapped[int] = mapped_column(primary_key=True)


def missing_collection():
    class Missing(Base):
        __tablename__ = "missing"
        id: Mapped[int] = mapped_column(primary_key=True)
        others: WriteOnlyMapped[Lisst[Other]] = relationship()


def abstract_collection():
    class Abstract(Base):
        __tablename__ = "abstract"
        id: Mapped[int] = mapped_column(primary_key=True)
        tickets: Mapped[Sequence[Ticket]] = relationship()


def plain_text():
    class Plain(Base):
        __tablename__ = "plain"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: str


def sequence_with_class():
    class WithClass(Base):
        __tablename__ = "with_class"
        id: Mapped[int] = mapped_column(primary_key=True)
        ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
        tickets: Mapped[Sequence[Ticket]] = relationship(collection_class=list)

    print(WithClass.tickets.property.collection_class)


def dict_without_class():
    class Owner(Base):
        __tablename__ = "owner"
        id: Mapped[int] = mapped_column(primary_key=True)
        parts: Mapped[Dict[str, Part]] = relationship()

    class Part(Base):
        __tablename__ = "part"
        id: Mapped[int] = mapped_column(primary_key=True)
        owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))

    print("defined")
    configure_mappers()


for step in (local_container, missing_collection, abstract_collection, plain_text, sequence_with_class, dict_without_class):
    attempt(step.__name__, step)
