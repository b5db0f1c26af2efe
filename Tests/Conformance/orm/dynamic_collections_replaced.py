"""Replacing the whole of a dynamic relationship, in every state of the object that has it, and asking those that have no session."""
from sqlalchemy import ForeignKey, create_engine, event, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attributes, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    books = relationship("Book", lazy="dynamic", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"))

    def __repr__(self):
        return f"Book({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Author(id=1, books=[Book(id=1), Book(id=2)]))
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, executemany):
    print("  ", " ".join(statement.split()), parameters)


def replaced(session, author):
    author.books = [Book(id=9)]
    print("  ", attributes.get_history(author, "books", attributes.PASSIVE_NO_INITIALIZE))
    session.flush()
    session.rollback()


with Session(engine) as session:
    print("persistent")
    author = session.get(Author, 1)
    first = author.books.first()
    author.books = [first, Book(id=9)]
    session.flush()
    session.rollback()
    print("to be deleted")
    author = session.get(Author, 1)
    session.delete(author)
    replaced(session, author)
    print("pending")
    author = Author(id=5)
    session.add(author)
    replaced(session, author)
    print("detached")
    author = session.get(Author, 1)
    session.expunge(author)
    replaced(session, author)

print("without a session")
for author in (Author(id=7), author):
    for name, ask in (("history", lambda: attributes.get_history(author, "books")), ("exists", lambda: author.books.exists()), ("first", lambda: author.books.first())):
        try:
            print("  ", name, ask())
        except Exception as error:
            print("  ", name, type(error).__name__, str(error).split(">")[-1][:60])
