# Classes mapped once their tables have been read.
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect, select, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.declarative import DeferredReflection
from sqlalchemy.orm import DeclarativeBase, Session, relationship
from sqlalchemy.orm.exc import UnmappedClassError

engine = create_engine("sqlite://")
with engine.begin() as connection:
    for statement in [
        "CREATE TABLE author (id INTEGER PRIMARY KEY NOT NULL, name VARCHAR(40) NOT NULL, born INTEGER)",
        "CREATE TABLE book (id INTEGER PRIMARY KEY NOT NULL, author_id INTEGER REFERENCES author (id), title TEXT)",
        "CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, word TEXT)",
        "CREATE TABLE book_tag (book_id INTEGER REFERENCES book (id), tag_id INTEGER REFERENCES tag (id), PRIMARY KEY (book_id, tag_id))",
    ]:
        connection.execute(text(statement))


class Base(DeclarativeBase):
    pass


class Reflected(DeferredReflection):
    __abstract__ = True


class Author(Reflected, Base):
    __tablename__ = "author"
    books = relationship("Book", back_populates="author", order_by="Book.title")

    def __repr__(self):
        return f"Author({self.name})"


class Book(Reflected, Base):
    __tablename__ = "book"
    # what the class says goes before what the database says
    title = Column("title", String(99))
    author = relationship("Author", back_populates="books")
    tags = relationship("Tag", secondary="book_tag", order_by="Tag.word")


class Tag(Reflected, Base):
    __tablename__ = "tag"


try:
    select(Author)
except Exception as error:
    print(type(error).__name__)
try:
    Session(engine).query(Author)
except UnmappedClassError as error:
    print(error)

Reflected.prepare(engine)
for cls in (Author, Book, Tag):
    print(cls.__name__, [(c.name, str(c.type), c.primary_key) for c in cls.__table__.columns])
print(sorted(Base.metadata.tables), [r.key for r in inspect(Book).relationships])

with Session(engine) as session:
    ursula = Author(name="Ursula", born=1929)
    ursula.books = [Book(title="Tehanu", tags=[Tag(word="sea")]), Book(title="Malafrena")]
    session.add(ursula)
    session.commit()
    print(session.scalars(select(Author).where(Author.born < 1950)).all(), [b.title for b in ursula.books])
    print(session.scalars(select(Book).join(Book.tags).where(Tag.word == "sea")).one().author)


class Missing(Reflected, Base):
    __tablename__ = "missing"


try:
    Reflected.prepare(engine)
except InvalidRequestError as error:
    print(error)
try:
    Reflected.prepare("sqlite://")
except Exception as error:
    print(type(error).__name__, error)
