"""Loading of related objects: joined, selectin, subquery, immediate, and what each sends."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, joinedload, mapped_column, relationship, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.year")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")
    reviews: Mapped[list["Review"]] = relationship(back_populates="book")


class Review(Base):
    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    stars: Mapped[int]
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))
    book: Mapped[Book] = relationship(back_populates="reviews")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    woolf, kafka, lem = Author(name="Woolf"), Author(name="Kafka"), Author(name="Lem")
    session.add_all([woolf, kafka, lem])
    woolf.books = [Book(title="Orlando", year=1928, reviews=[Review(stars=5), Review(stars=3)]), Book(title="Flush", year=1933)]
    lem.books = [Book(title="Solaris", year=1961, reviews=[Review(stars=4)])]
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def trace(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


def show(title, statement, unique=False):
    print(title)
    with Session(engine) as session:
        result = session.scalars(statement)
        for author in (result.unique() if unique else result):
            print("  ", author.name, [(b.title, [r.stars for r in b.reviews]) for b in author.books])


plain = select(Author).order_by(Author.name)
show("lazy", plain)
show("selectin", plain.options(selectinload(Author.books).selectinload(Book.reviews)))
show("joined", plain.options(joinedload(Author.books).joinedload(Book.reviews)), unique=True)
show("joined with limit", plain.options(joinedload(Author.books)).limit(2), unique=True)
show("mixed", plain.options(joinedload(Author.books).selectinload(Book.reviews)).where(Author.name != "Kafka"), unique=True)
show("subquery", plain.options(subqueryload(Author.books).subqueryload(Book.reviews)).where(Author.id > 1))
show("immediate", plain.options(immediateload(Author.books)).limit(1))

print("many to one")
for option in (joinedload(Book.author), joinedload(Book.author, innerjoin=True), selectinload(Book.author), subqueryload(Book.author)):
    with Session(engine) as session:
        books = session.scalars(select(Book).options(option).order_by(Book.id)).all()
        print("  ", [(book.title, book.author.name) for book in books])

print("legacy query")
with Session(engine) as session:
    authors = session.query(Author).options(joinedload(Author.books)).order_by(Author.id).all()
    print("  ", [(a.name, len(a.books)) for a in authors])
    first = session.query(Author).options(selectinload(Author.books)).order_by(Author.id).first()
    print("  ", first.name, "books" in first.__dict__)

print("errors")
with Session(engine) as session:
    for attempt in (lambda: session.scalars(plain.options(joinedload(Author.books))).all(),
                    lambda: session.scalars(select(Author).options(joinedload(Book.reviews))).all(),
                    lambda: joinedload(Author.name),
                    lambda: joinedload("books"),
                    lambda: joinedload(Author.books).joinedload(Author.name)):
        try:
            attempt()
        except Exception as error:
            print("  ", type(error).__name__, str(error).split("(")[0])
