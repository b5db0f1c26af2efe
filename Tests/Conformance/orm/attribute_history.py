"""What changed since the last flush: get_history, inspect(), flag_modified, set_committed_value."""
from sqlalchemy import JSON, Column, ForeignKey, Integer, String, create_engine, event, inspect
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.orm.attributes import flag_modified, get_history, set_committed_value

Base = declarative_base()


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    mood = Column(String)
    books = relationship("Book", back_populates="author")

    def __repr__(self):
        return f"<Author {self.name}>"


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    author_id = Column(ForeignKey("author.id"))
    author = relationship("Author", back_populates="books")

    def __repr__(self):
        return self.title


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
updates = []


@event.listens_for(engine, "before_cursor_execute")
def collect(conn, cursor, statement, parameters, context, executemany):
    if statement.startswith("UPDATE"):
        updates.append((statement, parameters))


def flushed(session):
    session.flush()
    found = [(" ".join(s.split()), p) for s, p in updates]
    updates.clear()
    return found


new = Author(name="Ann")
print(get_history(new, "name"), get_history(new, "mood"), get_history(new, "books"))
print(inspect(new).attrs.mood.loaded_value, inspect(new).modified, sorted(inspect(new).unloaded))

with Session(engine) as session:
    a, b, c = Book(title="A"), Book(title="B"), Book(title="C")
    ann = Author(name="Ann", books=[a, b])
    session.add_all([ann, c])
    session.commit()

    print(get_history(ann, "name").unchanged, inspect(ann).modified, session.is_modified(ann))
    ann.name = "Anna"
    print(get_history(ann, "name"), inspect(ann).attrs.name.history.has_changes(), session.is_modified(ann))
    ann.name = "Ann"
    print(get_history(ann, "name"), inspect(ann).modified, ann in session.dirty, session.is_modified(ann), flushed(session))

    ann.books.remove(a)
    ann.books.append(c)
    print(get_history(ann, "books"), get_history(c, "author"), get_history(a, "author"))
    print(session.is_modified(ann), session.is_modified(ann, include_collections=False), flushed(session))
    print(get_history(ann, "books"), get_history(ann, "books").sum(), get_history(ann, "books").empty())

    session.commit()
    ann.mood = "calm"
    print("old value not loaded:", get_history(ann, "mood"))
    print(flushed(session))
    session.commit()
    ann.mood
    ann.mood = "wild"
    print(get_history(ann, "mood"), flushed(session))

    flag_modified(ann, "mood")
    print(get_history(ann, "mood"), session.is_modified(ann), flushed(session))
    session.expire(ann)
    try:
        flag_modified(ann, "mood")
    except InvalidRequestError as error:
        print(error)
    set_committed_value(ann, "mood", "pretended")
    set_committed_value(ann, "books", [b])
    print(ann.mood, ann.books, session.is_modified(ann), flushed(session))

    session.expire(ann, ["mood"])
    print(inspect(ann).expired, sorted(inspect(ann).expired_attributes), "mood" in ann.__dict__, ann.mood)
    session.refresh(ann)
    ann.books.append(a)
    session.expire(ann, ["books"])
    print(ann.books, a.author is ann)
