"""Identity of the base and subclass: get of a wrong class, unknown discriminators, changed types."""
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused, warned


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str | None]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "item"}


class Book(Item):
    __mapper_args__ = {"polymorphic_identity": "book"}


class Disc(Item):
    __mapper_args__ = {"polymorphic_identity": "disc"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Book(name="b"), Disc(name="d"), Item(name="i")])
    session.commit()
    print(session.get(Book, 2), session.get(Disc, 1), session.get(Book, 1).name)
    print(inspect(session.get(Book, 1)).identity_key[0].__name__)
    session.execute(text("INSERT INTO item (id, kind, name) VALUES (10, 'nothing', 'n'), (11, NULL, 'null')"))
    refused(lambda: session.get(Item, 10))
    refused(lambda: session.get(Item, 11))
    refused(lambda: session.scalars(select(Item)).all())
    session.rollback()
    book = session.get(Item, 1)
    print(warned(lambda: setattr(book, "kind", "disc")))
    print(warned(session.commit))
    refused(lambda: book.name)
    session.expunge_all()
    print(type(session.get(Item, 1)).__name__)
    other = Book(name="x", kind="disc")
    session.add(other)
    print(warned(session.commit))


def twice():
    class Again(Item):
        __mapper_args__ = {"polymorphic_identity": "book"}


warned(twice)


def without_key():
    class Separate(Item):
        __tablename__ = "separate"
        other: Mapped[int] = mapped_column(primary_key=True)


refused(without_key)
