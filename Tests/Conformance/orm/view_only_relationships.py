"""View-only relationships: loading, refusals, merging."""
from typing import List, Optional

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[List["Book"]] = relationship(back_populates="author", order_by="Book.id")
    drafts: Mapped[List["Book"]] = relationship(primaryjoin="and_(Author.id == Book.author_id, Book.state == 'draft')", viewonly=True, order_by="Book.id")
    first: Mapped[Optional["Book"]] = relationship(primaryjoin="Author.id == Book.author_id", viewonly=True, uselist=False, order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[Optional[int]] = mapped_column(ForeignKey("author.id"))
    state: Mapped[str] = mapped_column(default="draft")
    author: Mapped[Optional[Author]] = relationship(back_populates="books")

    def __repr__(self):
        return f"Book({self.id}, {self.state})"


engine = traced(Base)
session = Session(engine)
author = Author(books=[Book(), Book(state="done"), Book()])
session.add(author)
session.commit()
print(author.drafts, author.books)
author.drafts.append(Book())
session.commit()
print(len(author.drafts), session.new, session.scalar(select(Book.id).order_by(Book.id.desc())))
print(Author.drafts.property.cascade, Author.drafts.property.viewonly)
loaded = session.scalars(select(Author).options(joinedload(Author.drafts), joinedload(Author.books)).execution_options(populate_existing=True)).unique().one()
print(loaded.drafts)
other = Session(engine)
copy = other.merge(loaded)
print(copy.drafts, sorted(map(str, other.dirty))[1:], [b in other for b in copy.drafts])
plain = other.merge(loaded, load=False)
print(plain is copy, plain.drafts)
print(select(Author.id).where(Author.drafts.any()))
refused(lambda: relationship(Book, viewonly=True, sync_backref=True))
