# any() and has() of an alias: what the criteria say of the class means the alias, but not within further any() and has().
from sqlalchemy import ForeignKey, and_, create_engine, exists, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    rank: Mapped[int]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    books: Mapped[list["Book"]] = relationship(back_populates="author")
    pupils: Mapped[list["Author"]] = relationship()


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    stars: Mapped[int]
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Author(id=1, rank=3, books=[Book(stars=5)]), Author(id=2, rank=4, books=[Book(stars=2), Book(stars=1)], mentor_id=1)])
session.commit()
a, b = aliased(Author, name="a"), aliased(Book, name="b")


def run(statement):
    print(" ".join(str(statement).split()))
    print("  ", session.scalars(statement).all())


run(select(a.id).where(a.books.any(Book.stars > Author.rank)))
run(select(a.id).where(a.books.any(and_(Author.rank == 4, Book.stars == 2))))
run(select(a.id).where(a.books.any(Book.stars > a.rank)))
run(select(a.id).where(a.books.any(Book.author.has(Author.rank == 3))))
run(select(a.id).where(a.books.any(Book.author.has(Book.stars > Author.rank))))
run(select(a.id).where(~a.books.any(exists().where(b.stars == Author.rank + 1))))
run(select(b.id).where(b.author.has(Author.rank > Book.stars)))
run(select(b.id).where(b.author.has(Author.books.any(Book.stars == 1))))
run(select(a.id).where(a.books.of_type(b).any(b.stars > a.rank)))
run(select(a.id).where(a.pupils.any(Author.rank == 4)))
run(select(a.id).where(a.pupils.any(Author.books.any(Book.stars == 1))))
run(select(Author.id).where(Author.books.any(Book.author.has(Author.rank == 3))))
print(" ".join(str(session.query(a.id).filter(a.books.any(Book.author.has(Author.rank > Book.stars)))).split()))
