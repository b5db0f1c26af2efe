# What is put into a collection where it stands already, by a backref, is cascaded into the session all the same, without a further append.
from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[dict[str, "Book"]] = relationship(collection_class=attribute_keyed_dict("title"), back_populates="shelf")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    title: Mapped[str]
    shelf: Mapped[Shelf] = relationship(back_populates="books")


@event.listens_for(Shelf.books, "append")
def append(shelf, book, initiator):
    print("   append", book.title)


@event.listens_for(Shelf.books, "append_wo_mutation")
def keep(shelf, book, initiator):
    print("   kept", book.title)


@event.listens_for(Shelf.books, "remove")
def remove(shelf, book, initiator):
    print("   remove", book.title)


changes = {
    "setdefault": lambda books, book: books.setdefault("a", book),
    "setdefault of another": lambda books, book: books.setdefault("a", Book(title="a")),
    "update": lambda books, book: books.update({"a": book, "b": Book(title="b")}),
    "update by keyword": lambda books, book: books.update(a=book),
    "item": lambda books, book: books.__setitem__("a", book),
    "other item": lambda books, book: books.__setitem__("a", Book(title="a")),
}
for title, change in changes.items():
    print(title)
    session = Session()
    shelf = Shelf()
    session.add(shelf)
    book = Book(title="a")
    book.shelf = shelf
    print(book in session)
    change(shelf.books, book)
    print(book in session, sorted(shelf.books), book.shelf is shelf, len(session.new))
