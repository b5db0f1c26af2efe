from __future__ import annotations

from typing import List

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[List[Book]] = relationship(
        back_populates="author", cascade="all, delete-orphan", order_by="Book.id"
    )

    def __repr__(self):
        return f"Author({self.name})"


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")
    chapters: Mapped[List[Chapter]] = relationship(
        back_populates="book", cascade="all, delete-orphan", order_by="Chapter.number"
    )


class Chapter(Base):
    __tablename__ = "chapter"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))
    book: Mapped[Book] = relationship(back_populates="chapters")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for name, titles in {"Ann": ["A1", "A2"], "Ben": ["B1"], "Cid": []}.items():
        author = Author(name=name)
        for title in titles:
            book = Book(title=title)
            book.chapters = [Chapter(number=n) for n in (1, 2, 3)]
            author.books.append(book)
        session.add(author)
    session.commit()


def counts(session):
    return {c.__name__: session.query(c).count() for c in (Author, Book, Chapter)}


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("  ", statement.replace("\n", " "), parameters, "many" if executemany else "")


with Session(engine) as session:
    print(counts(session))
    ann = session.scalars(select(Author).filter_by(name="Ann")).one()
    print("-- delete", ann)
    session.delete(ann)
    print("-- flush")
    session.flush()
    print(sorted(type(o).__name__ for o in session.identity_map.values()))
    session.commit()
    print(counts(session))

    print("-- an author without books")
    session.delete(session.scalars(select(Author).filter_by(name="Cid")).one())
    session.commit()

    print("-- a book only")
    book = session.scalars(select(Book)).one()
    owner = book.author
    session.delete(book)
    session.commit()
    print(owner.books, counts(session))
