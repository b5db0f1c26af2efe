# merge() of objects with dynamic and write-only collections; composites under other names; any() by names of hybrids and synonyms.
from sqlalchemy import ForeignKey, Integer, inspect, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, Session, WriteOnlyMapped, composite, mapped_column, relationship, synonym

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Span:
    def __init__(self, start, end):
        self.start, self.end = start, end

    def __composite_values__(self):
        return self.start, self.end

    def __eq__(self, other):
        return isinstance(other, Span) and self.__composite_values__() == other.__composite_values__()

    def __repr__(self):
        return f"{self.start}..{self.end}"


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    years: Mapped[Span] = composite(mapped_column("since", Integer), mapped_column("until", Integer))
    books: DynamicMapped["Book"] = relationship(order_by="Book.id")
    notes: WriteOnlyMapped["Note"] = relationship()
    listed: Mapped[list["Book"]] = relationship(viewonly=True)
    names = association_proxy("listed", "name")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    title: Mapped[str]
    name = synonym("title")

    def __repr__(self):
        return self.title


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))


engine = connected(Base)
with Session(engine) as session:
    kept, dropped, added = Book(title="a"), Book(title="b"), Book(title="c")
    author = Author(id=1, years=Span(1, 2), books=[kept, dropped])
    session.add_all([author, added])
    session.commit()
    merged = session.merge(Author(id=1, years=Span(3, 4), books=[added, kept]))
    history = inspect(merged).attrs.books.history
    print(merged is author, history.added, history.deleted)
    session.commit()
    print(merged.books.all(), merged.years)
    session.merge(Author(id=1, years=Span(5, 6)))
    session.commit()
    print(merged.books.all(), merged.years)
    refused(lambda: session.merge(Author(id=1, notes=[Note()])))
    session.rollback()

    row = session.execute(select(Author.years.label("life"), Author.id)).one()
    print(row.life, row._fields, Author.years.clauses)
    print(session.scalars(select(Author.id).where(Author.listed.any(name="c"))).all())
    print(session.scalars(select(Author.id).where(Author.names == "c")).all(), author.names)
