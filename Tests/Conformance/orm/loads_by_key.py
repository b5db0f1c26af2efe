# Loads by primary key are sent from one statement: what changes between them must be heeded all the same.
from sqlalchemy import ForeignKey, String, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, load_only, mapped_column, relationship, undefer


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    notes: Mapped[str | None] = mapped_column(deferred=True)
    books: Mapped[list["Book"]] = relationship(back_populates="author")


class Book(Base):
    __tablename__ = "books"
    shelf: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("authors.id"))
    author: Mapped[Author | None] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
sent = []


def note(conn, cursor, statement, parameters, context, executemany):
    sent.append((" ".join(statement.split()), parameters))


def told(what, found):
    print(what, "->", found)
    for statement, parameters in sent:
        print("   ", statement, parameters)
    sent.clear()


with Session(engine) as session:
    session.add_all([Author(id=n, name=f"author {n}", notes=f"notes {n}") for n in range(1, 6)])
    session.add_all([Book(shelf=1, place=n, title=f"book {n}", author_id=n if n < 4 else None) for n in range(1, 6)])
    session.commit()

# The statements are the same whether somebody listens or not.
with Session(engine) as session:
    print([session.get(Author, n).name for n in (1, 2, 3)], session.get(Author, 99))
    print(session.get(Book, (1, 2)).title, session.get(Book, {"shelf": 1, "place": 3}).title, session.get(Book, (2, 2)))
event.listen(engine, "before_cursor_execute", note)
with Session(engine) as session:
    told("author", session.get(Author, 1).name)
    told("author", session.get(Author, 2).name)
    told("again", session.get(Author, 2).name)
    told("with notes", session.get(Author, 3, options=[undefer(Author.notes)]).notes)
    told("name alone", session.get(Author, 4, options=[load_only(Author.name)]).name)
    book = session.get(Book, (1, 5))
    told("book", book.title)
    told("no author", book.author)
    told("author of a book", session.get(Book, (1, 2)).author.name)
    told("anew", session.get(Author, 2, populate_existing=True).name)
    session.expire(book)
    told("expired", book.title)
    session.expire(book, ["title"])
    told("expired title", book.title)
    session.refresh(book, ["author_id"])
    told("refreshed", book.author_id)

event.remove(engine, "before_cursor_execute", note)

# A class that gets another attribute is loaded with it, as far as the engine has not compiled the statement before.
Author.shout = column_property(Author.__table__.c.name + "!")
other = create_engine("sqlite://")
Base.metadata.create_all(other)
with Session(other) as session:
    session.add_all([Author(id=1, name="x"), Author(id=2, name="y")])
    session.commit()
event.listen(other, "before_cursor_execute", note)
with Session(other) as session:
    told("another attribute", [session.get(Author, n).shout for n in (1, 2)])
