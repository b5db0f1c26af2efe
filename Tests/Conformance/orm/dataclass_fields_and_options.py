# Dataclasses that are mapped: what annotations and options say.
from typing import List, Optional

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column, query_expression, relationship


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Rated(MappedAsDataclass):
    @declared_attr
    def rating(cls) -> Mapped[int]:
        return mapped_column(Integer, default=3)


class Book(Rated, Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    title: Mapped[str]
    pages: int = mapped_column(default=100)


print(Book("Emma"), Book("Emma", 300), Book("Emma", rating=5))
print(repr(Book.__table__.c.pages.type), Book.__table__.c.pages.nullable)


def wrong_factory():
    class Chapter(Base):
        __tablename__ = "chapter"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
        book_id: Mapped[int] = mapped_column(ForeignKey("book.id"), init=False)
        book: Mapped[Optional[Book]] = relationship(default_factory=lambda: None)


def unknown_option():
    class Note(Base, nothing=1):
        __tablename__ = "note"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)


class Plain(DeclarativeBase):
    pass


def no_dataclass():
    class Node(Plain):
        __tablename__ = "node"
        id: Mapped[int] = mapped_column(primary_key=True)
        parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
        children: Mapped[List["Node"]] = relationship(default=None)


def unset_nullable():
    class Tag(Plain):
        __tablename__ = "tag"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str] = mapped_column(String(20), nullable=None)

    return Tag.__table__.c.name.nullable


for make in wrong_factory, unknown_option, no_dataclass, unset_nullable, lambda: query_expression(init=False):
    attempt(make)
