# Query.values() and value() of queries whose options are about what they no longer select.
import warnings

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, joinedload, mapped_column, relationship, selectinload, with_loader_criteria

from _statements import connected

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship()


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))


engine = connected(Base)
with Session(engine) as session:
    session.add(Author(name="Ada", books=[Book(), Book()]))
    session.commit()
    for option in (joinedload(Author.books), selectinload(Author.books), defer(Author.name), with_loader_criteria(Author, Author.id > 5)):
        query = session.query(Author).options(option)
        print(list(query.values(Author.id)), list(query.values(Author.name, func.count(Author.id))), query.value(Author.id))
