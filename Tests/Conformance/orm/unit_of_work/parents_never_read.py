"""A many-to-one that is set, emptied or deleted before anything was read of it: what its history holds and which UPDATE follows."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship(back_populates="shelf")

    def __repr__(self):
        return f"shelf {self.id}"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped["Shelf | None"] = relationship(back_populates="books")


engine = connected(Base)


def flushed(session, shelf, book):
    session.flush()


def on_shelf(session, shelf, book):
    book.shelf = shelf
    session.commit()


def read_again(session, shelf, book):
    book.shelf = shelf
    session.commit()
    book.id


def empty(shelf, book):
    book.shelf = None


def delete(shelf, book):
    del book.shelf


def put(shelf, book):
    book.shelf = shelf


def take_out(shelf, book):
    shelf.books.append(book)
    shelf.books.remove(book)


for before in (flushed, on_shelf, read_again):
    for change in (empty, delete, put, take_out):
        print(before.__name__, change.__name__)
        with Session(engine) as session:
            shelf, book = Shelf(), Book()
            session.add_all([shelf, book])
            before(session, shelf, book)
            print("    changes")
            change(shelf, book)
            history = inspect(book).attrs.shelf.history
            print("    added", list(history.added), "unchanged", list(history.unchanged), "deleted", list(history.deleted))
            session.flush()
            print("    holds", {key: value for key, value in sorted(book.__dict__.items()) if key.startswith("shelf")})
