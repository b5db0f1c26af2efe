"""The identity map holds objects weakly: parents and children that refer to each other die once the script drops them."""
import gc
import weakref

from sqlalchemy import ForeignKey, create_engine, event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, joinedload, make_transient, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="anonymous")
    books: Mapped[list["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan")
    notes: Mapped[dict[str, "Note"]] = relationship(back_populates="author", collection_class=attribute_keyed_dict("text"))


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
    author: Mapped["Author"] = relationship(back_populates="books")


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))
    author: Mapped["Author | None"] = relationship(back_populates="notes")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def new():
    author = Author(name="Ada")
    author.books = [Book(title="one"), Book(title="two")]
    author.notes["draft"] = Note(text="draft")
    return author


def saved(owner=session):
    author = new()
    owner.add(author)
    owner.commit()
    return author


def watched(author):
    return [weakref.ref(item) for item in [author, *author.books, *author.notes.values()]]


def report(scenario):
    """Runs a scenario, which gives references to what it dropped, and counts what is left."""
    references = scenario()
    gc.collect()
    print(scenario.__name__, len(references), "dropped,", sum(reference() is not None for reference in references), "left,", len(session.identity_map), "in the map")


@report
def transient():
    return watched(new())


@report
def changed_before_saving():
    author = new()
    author.books.pop()
    author.name = "changed"
    author.extra = [author]
    inspect(author).info["author"] = author
    return watched(author)


@report
def committed():
    return watched(saved())


@report
def loaded_and_linked_back():
    author = session.scalars(select(Author)).first()
    print([book.author is author for book in author.books])
    return watched(author)


@report
def loaded_eagerly():
    query = select(Author).options(selectinload(Author.books).joinedload(Book.author), joinedload(Author.notes))
    return watched(session.scalars(query).unique().first())


@report
def rolled_back():
    author = session.scalars(select(Author)).first()
    author.name = "other"
    author.books.append(Book(title="three"))
    references = watched(author)
    session.rollback()
    return references


@report
def expunged():
    author = session.scalars(select(Author)).first()
    references = watched(author)
    author.name = "expunged"
    session.expunge(author)
    return references


@report
def deleted():
    author = saved()
    references = watched(author)
    session.delete(author)
    session.commit()
    return references


@report
def made_transient():
    author = saved()
    references = watched(author)
    make_transient(author)
    return references


@report
def in_another_session_that_is_closed():
    with Session(engine) as other:
        author = other.merge(saved())
        author.name = "unsaved"
        return watched(author)


@report
def in_another_session_that_is_dropped():
    other = Session(engine)
    author = new()
    other.add(author)
    author.session = other
    other.info["author"] = author

    @event.listens_for(other, "before_flush")
    def listener(session, context, instances):
        print("flush of", author)

    return watched(author) + [weakref.ref(other)]


@report
def with_queries_and_rows_of_its_own():
    author = session.scalars(select(Author)).first()
    author.query = session.query(Author).filter(Author.id == author.id)
    author.rows = session.execute(select(Author)).all()
    author.mapping = author.rows[0]._mapping
    author.copies = [list(author.books), iter(author.books)]
    author.state = inspect(author)
    author.history = author.state.attrs.books.history
    return watched(author)


with Session(engine) as other:
    author = saved(other)
    kept = author.books[0]
    other.commit()
    del author
    gc.collect()
    print("one in use:", kept.title, "of", kept.author.name, "in a map of", len(other.identity_map))
