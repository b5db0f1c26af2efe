"""dir() of what stands for something else: attributes of mapped classes, scoped sessions, modules."""
from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, scoped_session, sessionmaker


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


def has(value, *names):
    listed = dir(value)
    return {name: name in listed for name in names}


print(has(Author.name, "like", "in_", "desc", "is_", "startswith", "label", "property", "between", "no_such_thing"))
print(has(aliased(Author).name, "ilike", "asc", "key"))
print(has(Author.books, "any", "contains", "of_type", "property", "and_", "title"))
print(has(Book.author, "has", "is_", "key"))

sessions = scoped_session(sessionmaker(create_engine("sqlite://")))
print(has(sessions, "add", "query", "scalars", "no_autoflush", "remove", "registry", "get_transaction", "prepare"))
print(has(Session, "add", "prepare", "get_transaction"))
print(has(event, "listen", "listens_for", "remove", "contains"))
