"""Comparators that call those of types, declared attributes of a program's own, and classes found by their tables."""
import uuid

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.ext.declarative import declared_attr
from sqlalchemy.orm import aliased, declarative_base, relationship


class CaseInsensitive(sa.Unicode.Comparator):
    def in_(self, others):
        return sa.Unicode.Comparator.in_(self, [other.lower() for other in others])

    def startswith(self, other, **kw):
        return sa.Unicode.Comparator.startswith(self, other.lower(), **kw)

    def __eq__(self, other):
        return sa.func.lower(self.expr) == sa.func.lower(other)


class Name(sa.types.TypeDecorator):
    impl = sa.Unicode
    cache_ok = True
    comparator_factory = CaseInsensitive


column = sa.column("name", Name)
for clause in (column.in_(["A", "B"]), column.startswith("Q"), column == "X", column.like("z")):
    print(clause, clause.compile().params)
print(hasattr(sa.Integer.Comparator, "between"), hasattr(sa.Integer.Comparator, "label"))


class counted(declared_attr):
    def __init__(self, function, path, column):
        super().__init__(function)
        self.path, self.column = path, column

    def __get__(self, instance, owner):
        print("counts", self.path, "for", owner.__name__, "by", self.fget.__name__)
        return self.column


Base = declarative_base()


def many(cls):
    return sa.func.count("1")


class Thread(Base):
    __tablename__ = "threads"
    id = Column(Integer, primary_key=True)
    comment_count = counted(many, "comments", Column(Integer, default=0))
    comments = relationship("Comment", back_populates="thread")


class Comment(Base):
    __tablename__ = "comments"
    id = Column(Integer, primary_key=True)
    thread_id = Column(ForeignKey("threads.id"))
    thread = relationship(Thread, back_populates="comments")


print(Thread.__table__.c.keys(), Thread.comment_count)


def class_of(table):
    return next(found for found in Base.registry._class_registry.values() if getattr(found, "__tablename__", None) == table)


print(class_of("comments"), class_of("threads") is Thread)
for given in (b"0123456789abcdef", 5):
    try:
        uuid.UUID(given)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
