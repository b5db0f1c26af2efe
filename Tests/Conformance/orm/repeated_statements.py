# Statements of one structure with other values: each gets its own rows, text and parameters.
from datetime import date
from sqlalchemy import ForeignKey, Numeric, String, bindparam, create_engine, event, exists, func, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    born: Mapped[date | None]
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    price: Mapped[float] = mapped_column(Numeric(8, 2))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    author: Mapped["Author | None"] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for number in range(1, 6):
        author = Author(name=f"author{number}", born=date(1900 + number, 1, number) if number % 2 else None)
        author.books = [Book(title=f"book{number}.{part}", price=number * 10 + part) for part in range(number)]
        session.add(author)
    session.commit()


def names(statement, **parameters):
    return [item.name for item in session.scalars(statement, parameters or None)]


with Session(engine) as session:
    for bound in (1, 3, 4):
        print(bound, names(select(Author).where(Author.id > bound).order_by(Author.id)))
    for wanted in ([1], [2, 4, 5], [], [3, 3]):
        print(wanted, names(select(Author).where(Author.id.in_(wanted)).order_by(Author.id)))
        print("not", wanted, names(select(Author).where(Author.id.not_in(wanted)).order_by(Author.id)))
    for born in (date(1901, 1, 1), None, date(1905, 1, 5)):
        print(born, names(select(Author).where(Author.born == born).order_by(Author.id)))
    for count, start in ((2, 0), (1, 3), (2, None)):
        statement = select(Author).order_by(Author.id).limit(count)
        print(count, start, names(statement if start is None else statement.offset(start)))
    statement = select(Author).where(Author.name == bindparam("name"))
    print(names(statement, name="author2"), names(statement, name="nobody"), names(statement, name="author5"))
    for low, high in ((1, 2), (4, 5)):
        print(names(select(Author).where(or_(Author.id == low, Author.id == high)).order_by(Author.id.desc())))
    for text in ("%1", "%5", "none"):
        print(text, names(select(Author).where(Author.name.like(text))))
    for price in (20, 31.5):
        print(price, names(select(Author).where(exists().where(Book.author_id == Author.id, Book.price >= price)).order_by(Author.id)))
        print(price, [(row.title, row.price) for row in session.execute(select(Book.title, Book.price).where(Book.price == price))])

    # Rows are found by the expressions of their own statement.
    for least in (1, 4):
        total = func.count(Book.id).label("total")
        for row in session.execute(select(Author.name, total).join(Author.books).group_by(Author.id).having(total > least).order_by(Author.id)):
            print(row.name, row._mapping[total], row._mapping[Author.name])

    # Aliases are of their own statement.
    for number in (2, 3):
        other = aliased(Author)
        print([(a.name, b.name) for a, b in session.execute(select(Author, other).where(Author.id == number, other.id == number + 1))])

    # Lazy loads and gets of many objects.
    for author in session.scalars(select(Author).order_by(Author.id)):
        print(author.name, [book.title for book in author.books])
    session.expire_all()
    print(session.get(Author, 4).name, session.get(Author, 9), session.get(Author, 2).born, session.get(Book, 5).author.name)
    session.expire(session.get(Author, 1), ["name"])
    print(session.get(Author, 1).name)
    for name in ("author3", "author4", "x"):
        found = session.query(Author).filter_by(name=name).first()
        print(name, found and found.id, session.query(Author).filter(Author.name == name).count())

# A listener sees the statement with the values of this execution.
seen = []


@event.listens_for(engine, "before_execute")
def note(connection, element, multiparams, params, options):
    seen.append(dict(element.compile().params))


with Session(engine) as session:
    for bound in (1, 3):
        names(select(Author).where(Author.id > bound).order_by(Author.id))
print(seen)
