"""GROUP BY of a mapped class, its alias or a table stands for all their columns; ORDER BY takes none of them."""
from sqlalchemy import Integer, String, create_engine, func, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship
from sqlalchemy import ForeignKey


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://", echo=False)
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Author(name="Ann", books=[Book(title="One"), Book(title="Two")]), Author(name="Bob", books=[Book(title="Three")])])
session.commit()

counted = select(Author, func.count(Book.id)).join(Author.books).group_by(Author)
print(counted)
print([(author.name, count) for author, count in session.execute(counted.order_by(Author.name))])
legacy = session.query(Author, func.count(Book.id)).join(Author.books).group_by(Author)
print(legacy)
print(sorted((author.name, count) for author, count in legacy))

writer = aliased(Author, name="writer")
print(select(writer.name, func.count()).join(writer.books).group_by(writer))
print(select(Author.name).group_by(Author.__table__))
print(select(Author.name).group_by(Author, Author.name))
print(session.query(Author.id).group_by(writer))

for attempt in (
    lambda: select(Author).order_by(Author),
    lambda: session.query(Author).order_by(Author),
    lambda: session.query(Author).order_by(Author.__table__),
    lambda: select(Author).group_by(Base),
    lambda: session.query(Author).group_by(3),
):
    try:
        print(attempt())
    except ArgumentError as error:
        print(type(error).__name__, str(error).split(", got")[0])
