"""A session whose get_bind() sends what writes to one engine and what reads to another, by the statement and by `_flushing`."""
from typing import Optional

from sqlalchemy import Delete, ForeignKey, Insert, Update, create_engine, delete, event, func, insert, select, text, update
from sqlalchemy.exc import ResourceClosedError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, sessionmaker


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    shelf: Mapped[Optional[str]]
    place: Mapped[Optional["Shelf"]] = relationship(primaryjoin="foreign(Book.shelf) == Shelf.name")


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
asked = []


class RoutingSession(Session):
    def get_bind(self, mapper=None, *, clause=None, **options):
        writes = self._flushing or isinstance(clause, (Insert, Update, Delete))
        asked.append((mapper and mapper.class_.__name__, type(clause).__name__, "leader" if writes else "follower"))
        return engine


def told(what):
    print(what)
    for each in asked:
        print("   ", *each)
    asked.clear()


with sessionmaker(class_=RoutingSession)() as session:
    session.add(Book(id=1, title="a"))
    session.flush()
    told("flush")
    session.execute(insert(Book).values(id=2, title="b"))
    told("insert")
    result = session.execute(insert(Book), [{"id": 3, "title": "c"}, {"id": 4, "title": "d"}])
    told("bulk insert")
    try:
        result.all()
    except ResourceClosedError as error:
        print(error)
    session.execute(update(Book), [{"id": 3, "title": "e"}])
    told("bulk update")
    session.execute(update(Book).values(title="f").where(Book.id == 2))
    told("update")
    session.execute(update(Book).values(title="g").where(func.lower(Book.title) == "f"))
    told("update by keys")
    session.execute(delete(Book).where(Book.id == 4))
    session.query(Book).filter(Book.id == 3).delete()
    told("delete")
    session.execute(delete(Book.__table__).where(Book.__table__.c.id == 90))
    told("delete of the table")
    session.scalars(select(Book)).all()
    session.get(Book, 77)
    session.execute(text("select 1"))
    told("reads")
    session.bulk_save_objects([Book(title="h")])
    told("bulk_save_objects")

event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, parameters, context, many: print(statement, parameters))
with Session(engine) as session:
    session.add_all([Book(id=9, title="x", shelf="s"), Shelf(name="s")])
    session.commit()
    book = session.get_one(Book, 9)
    session.delete(book)
    session.commit()
