"""What expiry forgets of attributes that are not columns: relationships under noload(), synonyms, composites."""
import warnings

from sqlalchemy import ForeignKey, create_engine, event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, noload, relationship, synonym

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    label = synonym("name")
    books: Mapped[list["Book"]] = relationship()
    works = synonym("books")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, *rest):
    print("   ", " ".join(statement.split()), parameters)


def attempted(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


with Session(engine) as session:
    session.add(Author(id=1, name="ann", books=[Book(id=1), Book(id=2)]))
    session.commit()
    author = session.scalars(select(Author).options(noload(Author.books))).one()
    state = inspect(author)
    for step in (
        lambda: session.expire(author), lambda: session.expire(author, ["books"]), lambda: session.refresh(author), lambda: session.expire(author),
        lambda: session.refresh(author, ["books"]), lambda: session.expire(author, ["works"]), lambda: session.expire(author, ["label"]), lambda: session.expire(author, ["nothing"]),
        lambda: session.commit(), lambda: session.expire(author) or print(sorted(state.expired_attributes)),
    ):
        attempted(step)
        print(sorted(state.unloaded), len(author.books), author.label)
