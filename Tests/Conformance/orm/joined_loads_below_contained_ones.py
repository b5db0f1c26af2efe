# joinedload() beneath contains_eager() with LIMIT and DISTINCT; UNIONs that are ordered by the labels of their rows.
from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Column, ForeignKey, Integer, String, create_engine, desc, select, union
from sqlalchemy.orm import DeclarativeBase, Session, aliased, contains_eager, joinedload, relationship

from _shown import show


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book", back_populates="author", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    author_id = Column(ForeignKey("author.id"))
    title = Column(String)
    author = relationship(Author, back_populates="books")
    pages = relationship("Page", order_by="Page.id")


class Page(Base):
    __tablename__ = "page"
    id = Column(Integer, primary_key=True)
    book_id = Column(ForeignKey("book.id"))
    text = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([
    Author(id=1, name="ann", books=[Book(title="a", pages=[Page(text="1"), Page(text="2")]), Book(title="b")]),
    Author(id=2, name="bob", books=[Book(title="c", pages=[Page(text="3")])]),
])
session.commit()


def authors(query):
    session.expunge_all()
    return [(author.name, [(book.title, [page.text for page in book.pages]) for book in author.books]) for author in query]


other = aliased(Book)
show("alias", lambda: authors(session.query(Author).join(other, Author.books).options(contains_eager(Author.books.of_type(other)).joinedload(other.pages)).order_by(Author.id, other.id).limit(2)))
show("class", lambda: authors(session.query(Author).join(Author.books).options(contains_eager(Author.books).joinedload(Book.pages)).order_by(Author.id, Book.id).limit(2)))
show("select", lambda: authors(session.scalars(select(Author).join(Author.books).options(contains_eager(Author.books).joinedload(Book.pages)).order_by(Author.id, Book.id).limit(3)).unique().all()))
show("statement", lambda: select(Author).join(Author.books).options(contains_eager(Author.books).joinedload(Book.pages)).order_by(Author.id).limit(2))
show("without LIMIT", lambda: select(Author).join(Author.books).options(contains_eager(Author.books).joinedload(Book.pages)).order_by(Author.id))
books = session.query(Book).join(Book.author).options(contains_eager(Book.author).joinedload(Author.books)).order_by(Book.id)
show("to one", lambda: [(book.title, book.author.name, len(book.author.books)) for book in books.limit(2)])
show("distinct", lambda: [(book.title, book.author.name, len(book.author.books)) for book in books.distinct()])

first, second = select(Author).where(Author.id == 1), select(Author).where(Author.id == 2)
labelled = [part.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL) for part in (first, second)]
show("by name", lambda: union(first, second).order_by("name"))
show("by label", lambda: union(*labelled).order_by(desc("author_name")).limit(1))
show("by the name of a labelled column", lambda: union(*labelled).order_by("name"))
show("of queries", lambda: [author.name for author in session.query(Author).from_statement(union(session.query(Author).filter(Author.id == 2), session.query(Author).filter(Author.id == 1)).order_by("author_name"))])
