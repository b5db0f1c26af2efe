"""defaultload() alone, wildcards beneath it and criteria in it say nothing of a query; options within options() are named by their whole path."""
from sqlalchemy import ForeignKey, func, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defaultload, joinedload, lazyload, mapped_column, relationship, selectinload

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author", lazy="joined")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    author: Mapped["Author | None"] = relationship(back_populates="books")


engine = connected(Base)
with Session(engine) as session:
    session.add(Author(name="le Guin", books=[Book(title="Rocannon"), Book(title="Orsinia")]))
    session.commit()

    count = select(func.count()).select_from(Author)
    for option in (
        defaultload(Author.books),
        defaultload(Author.books).lazyload("*"),
        defaultload(Author.books).undefer_group("long"),
        defaultload(Author.books).selectinload(Book.author),
        defaultload(Author.books).load_only(Book.title),
        defaultload(Author.books).options(lazyload(Book.author)),
        selectinload(Author.books),
    ):
        refused(lambda: session.execute(count.options(option)).scalar())

    print("criteria of defaultload()")
    for author in session.scalars(select(Author).options(defaultload(Author.books.and_(Book.title == "Orsinia")))).unique():
        print([book.title for book in author.books])
    session.expunge_all()
    print("criteria of joinedload()")
    for author in session.scalars(select(Author).options(joinedload(Author.books.and_(Book.title == "Orsinia")))).unique():
        print([book.title for book in author.books])

    print("rows of RETURNING whose class joins a collection")
    refused(lambda: session.scalars(insert(Author).values(name="Lem").returning(Author)).all())
    print([author.name for author in session.scalars(insert(Author).values(name="Lem").returning(Author)).unique()])
    refused(lambda: session.scalars(update(Author).where(Author.name == "Lem").values(name="Stanislaw").returning(Author)).all())

    print("an UPDATE by primary key of an expired object")
    author = session.scalars(select(Author).order_by(Author.id)).unique().first()
    session.expire(author)
    session.execute(update(Author), [{"id": author.id, "name": "Ursula"}])
    session.expire(author)
    session.execute(update(Author), [{"id": 1, "name": "Ursula K."}])
    print(session.get(Author, 1) is author)
    print(author.name)
