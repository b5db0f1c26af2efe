# A load's own criterion that selects from the class it loads: the books of authors that are not out of print.
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, select
from sqlalchemy.orm import Session, declarative_base, lazyload, relationship, selectinload

Base = declarative_base()


class Author(Base):
    __tablename__ = "authors"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))
    books = relationship("Book", order_by="Book.id")


class Book(Base):
    __tablename__ = "books"
    id = Column(Integer, primary_key=True)
    author_id = Column(ForeignKey("authors.id"))
    state = Column(String(10))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Author(name="Ann", books=[Book(state="new"), Book(state="gone")]), Author(name="Bo", books=[Book(state="gone")])])
    session.commit()

event.listen(engine, "before_cursor_execute", lambda conn, cursor, statement, parameters, context, many: print(statement, parameters))

for load in (selectinload, lazyload):
    for state in ("gone", "new"):
        with Session(engine) as session:
            wanted = select(Book.id).where(Book.state != state).subquery()
            for author in session.scalars(select(Author).options(load(Author.books.and_(Book.id == wanted.c.id))).order_by(Author.id)):
                print(author.name, [book.state for book in author.books])
