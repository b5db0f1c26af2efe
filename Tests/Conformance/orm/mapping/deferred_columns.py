"""Deferred columns and groups: when which statement loads them."""
from sqlalchemy import Text, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, deferred, load_only, mapped_column, undefer, undefer_group

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(Text, deferred=True)
    excerpt: Mapped[str] = mapped_column(Text, deferred=True, deferred_group="texts")
    body: Mapped[str] = mapped_column(Text, deferred=True, deferred_group="texts")
    locked: Mapped[str] = mapped_column(Text, deferred=True, deferred_raiseload=True)


engine = connected(Base)
with Session(engine) as session:
    session.add(Book(title="T", summary="S", excerpt="E", body="B", locked="L"))
    session.commit()
    book = session.scalars(select(Book)).one()
    print(sorted(inspect(book).unloaded))
    print(book.summary)
    print(book.excerpt, book.body)
    refused(lambda: book.locked)
    session.expire_all()
    print(book.title, sorted(inspect(book).unloaded))
    session.expunge_all()
    for option in (undefer(Book.summary), undefer_group("texts"), undefer("*"), defer(Book.title), load_only(Book.body), defer(Book.title, raiseload=True)):
        book = session.scalars(select(Book).options(option)).one()
        print(sorted(inspect(book).unloaded))
        session.expunge_all()
    book = session.get(Book, 1)
    book.body = "changed without load"
    session.commit()
    session.expunge_all()
    book = session.scalars(select(Book).options(load_only(Book.title, raiseload=True))).one()
    refused(lambda: book.body)
    session.refresh(book, ["body"])
    print(book.body)
    session.close()
    refused(lambda: session.scalars(select(Book)).one().summary and None)
    session.expunge(book := session.scalars(select(Book).execution_options(populate_existing=True)).one())
    book_again = Book()
    print(book_again.summary, book_again.locked)
