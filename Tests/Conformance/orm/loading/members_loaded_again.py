"""What a collection read anew brings along for members that the session holds already."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, load_only, mapped_column, relationship

from _statements import connected, refused


def library(strategy):
    class Base(DeclarativeBase):
        pass

    class Author(Base):
        __tablename__ = "authors"
        id: Mapped[int] = mapped_column(primary_key=True)

    class Shelf(Base):
        __tablename__ = "shelves"
        id: Mapped[int] = mapped_column(primary_key=True)
        books: Mapped[list["Book"]] = relationship(back_populates="shelf", order_by="Book.id")

    class Note(Base):
        __tablename__ = "notes"
        id: Mapped[int] = mapped_column(primary_key=True)
        book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))

    class Book(Base):
        __tablename__ = "books"
        id: Mapped[int] = mapped_column(primary_key=True)
        author_id: Mapped[int | None] = mapped_column(ForeignKey("authors.id"))
        shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelves.id"))
        author: Mapped[Author | None] = relationship(lazy=strategy)
        # One eager load of a class alone: of several the order is that of a set.
        notes: Mapped[list[Note]] = relationship(lazy=strategy if strategy == "joined" else "select")
        shelf: Mapped[Shelf | None] = relationship(back_populates="books")

    return Base, Shelf, Book, Author, Note


def known(book):
    return book.id, sorted(key for key in vars(book) if not key.startswith("_"))


for strategy in ("select", "joined", "selectin", "subquery", "immediate"):
    print("==", strategy)
    Base, Shelf, Book, Author, Note = library(strategy)
    with Session(connected(Base)) as session:
        shelf = Shelf(id=1, books=[Book(id=1, author=Author(id=7)), Book(id=2, notes=[Note(id=3)])])
        books = list(shelf.books)
        session.add(shelf)
        session.commit()
        print("all expired:", [known(book) for book in shelf.books])
        session.expire(shelf, ["books"])
        session.expire(books[0])
        print("one expired:", [known(book) for book in shelf.books])
        session.expire(shelf, ["books"])
        session.expire(books[1], ["notes"])
        print("notes expired:", [known(book) for book in shelf.books])
        session.commit()
        shelf.books.append(Book(id=9))
        print("appended to:", [known(book) for book in books])
        session.rollback()
        print("without what leads to the author:")
        refused(lambda: [known(book) for book in session.scalars(select(Book).options(load_only(Book.shelf_id))).unique()])
        refused(lambda: [known(book) for shelf in session.scalars(select(Shelf).options(joinedload(Shelf.books).load_only(Book.shelf_id))).unique() for book in shelf.books])
