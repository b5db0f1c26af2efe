"""Names in strings: classes, modules, expressions, lambdas, and what cannot be found."""
from sqlalchemy import ForeignKey, Table, Column, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books = relationship("Book", order_by="desc(Book.title)", primaryjoin="Author.id == Book.author_id", back_populates="author")
    long_books = relationship("Book", primaryjoin="and_(Author.id == foreign(Book.author_id), Book.pages > 100)", viewonly=True)
    tags = relationship(lambda: Tag, secondary=lambda: author_tag, order_by=lambda: Tag.name)
    tags_again = relationship("Tag", secondary="author_tag", viewonly=True)


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pages: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author = relationship("Author", foreign_keys="[Book.author_id]", remote_side="Author.id", back_populates="books")


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


author_tag = Table("author_tag", Base.metadata, Column("author_id", ForeignKey("author.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))
engine = connected(Base)
with Session(engine) as session:
    session.add(Author(name="Ann", books=[Book(title="A", pages=50), Book(title="B", pages=200)], tags=[Tag(name="y"), Tag(name="x")]))
    session.commit()
    ann = session.scalars(select(Author)).one()
    print([b.title for b in ann.books], [b.title for b in ann.long_books], [t.name for t in ann.tags], len(ann.tags_again), ann.books[0].author is ann)
print(Author.books.property.entity, Author.books.property.direction, Author.tags.property.secondary)


class Bad(Base):
    __tablename__ = "bad"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    nobody = relationship("Nobody")


refused(configure_mappers)
refused(lambda: Bad())
