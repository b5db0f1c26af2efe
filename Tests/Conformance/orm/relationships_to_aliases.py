"""Relationships that lead to an alias of a class, or to a class by way of a join."""
from sqlalchemy import ForeignKey, and_, create_engine, event, func, join, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    title: Mapped[str]


class Copy(Base):
    __tablename__ = "copy"
    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)


numbered = select(Book, func.row_number().over(order_by=Book.id, partition_by=Book.author_id).label("place")).alias()
first_books = aliased(Book, numbered)
Author.first_books = relationship(first_books, primaryjoin=and_(first_books.author_id == Author.id, numbered.c.place <= 2), order_by=first_books.id, viewonly=True)
between = join(Book, Copy, Copy.book_id == Book.id)
Author.shelves = relationship(Shelf, secondary=between, primaryjoin=Author.id == Book.author_id, secondaryjoin=Shelf.id == Copy.shelf_id, viewonly=True, order_by=Shelf.id)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Author(id=1, name="ann"), Author(id=2, name="bob"), Shelf(id=1), Shelf(id=2), Shelf(id=3)])
session.flush()
session.add_all([Book(id=n, author_id=1 + n % 2, title="book %d" % n) for n in range(1, 8)])
session.flush()
session.add_all([Copy(book_id=b, shelf_id=s) for b, s in [(1, 1), (2, 1), (2, 2), (3, 3)]])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


relation = Author.first_books.property
print(relation.mapper, relation.entity, relation.direction.name, relation.uselist)
print(Author.shelves.property.direction.name, Author.shelves.property.secondary is between)
for options in ([], [joinedload(Author.first_books)], [selectinload(Author.first_books)], [subqueryload(Author.first_books)]):
    authors = session.scalars(select(Author).options(*options).order_by(Author.id)).unique().all()
    print([(a.name, [b.title for b in a.first_books]) for a in authors])
    session.expunge_all()
for options in ([], [joinedload(Author.shelves)], [selectinload(Author.shelves)]):
    authors = session.scalars(select(Author).options(*options).order_by(Author.id)).unique().all()
    print([(a.name, [s.id for s in a.shelves]) for a in authors])
    session.expunge_all()
print(session.execute(select(Author.name, first_books.title).join(Author.first_books).order_by(first_books.id)).all())
print(session.execute(select(Author.name, Shelf.id).join(Author.shelves).order_by(Author.id, Shelf.id)).all())
print(session.scalars(select(Author.name).where(Author.shelves.any(Shelf.id == 3))).all())
print(session.scalars(select(Author.name).where(Author.first_books.any(first_books.title == "book 3"))).all())
