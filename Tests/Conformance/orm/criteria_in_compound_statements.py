"""with_loader_criteria in UNIONs, in subqueries of UPDATE and DELETE, and in the joins of subqueryload."""
from typing import List

from sqlalchemy import ForeignKey, delete, func, select, union_all, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload, subqueryload, with_loader_criteria

from _statements import connected


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    books: Mapped[List["Book"]] = relationship(back_populates="author", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    is_public: Mapped[bool]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")

    def __repr__(self):
        return f"Book({self.title})"


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Author(name="ann", books=[Book(title="a", is_public=True), Book(title="b", is_public=False)]), Author(name="bob", books=[Book(title="c", is_public=False)])])
    session.commit()
    public = with_loader_criteria(Book, Book.is_public == True)

    print(session.execute(union_all(select(Book.id), select(Book.author_id)).options(public)).all())
    print(session.execute(select(Book.title).where(Book.id < 3).union(select(Book.title).where(Book.id > 1)).options(public)).all())
    print(session.scalars(select(Book).from_statement(select(Book).union(select(Book))).options(public)).all())
    print(session.scalars(select(func.count()).select_from(union_all(select(Book.id), select(Book.id)).subquery()).options(public)).all())

    print(session.execute(update(Author).where(Author.id.in_(select(Book.author_id))).values(note="public").options(public)).rowcount)
    longest = select(func.max(Book.title)).where(Book.author_id == Author.id).scalar_subquery()
    session.execute(update(Author).where(Author.books.any()).values(note=longest).options(public).execution_options(synchronize_session=False))
    print(session.execute(select(Author.name, Author.note)).all())
    print(session.execute(delete(Author).where(~Author.id.in_(select(Book.author_id))).options(public).execution_options(synchronize_session=False)).rowcount)
    session.rollback()

    for load in (subqueryload, selectinload, joinedload):
        authors = session.scalars(select(Author).options(load(Author.books), public).order_by(Author.id)).unique().all()
        print(load.__name__, [(author.name, author.books) for author in authors])
        session.expunge_all()
