"""The text of a query: by the session's dialect, or the default one where there is no session or no engine."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func
from sqlalchemy.orm import Query, Session, declarative_base, relationship

Base = declarative_base()


class Author(Base):
    __tablename__ = "authors"
    id = Column(Integer, primary_key=True)
    name = Column(String(80), nullable=False)
    books = relationship("Book", backref="author")


class Book(Base):
    __tablename__ = "books"
    id = Column(Integer, primary_key=True)
    author_id = Column(Integer, ForeignKey("authors.id"))


free = Query([Author.name, func.count(Book.id).label("n")]).join(Author.books).filter(Author.name.like("a%")).group_by(Author.id).limit(10)
print(free)
print(Session().query(Author).filter(Author.id > 3).offset(2))
with Session(create_engine("sqlite://")) as session:
    print(session.query(Author).filter(Author.id > 3).offset(2))
    print(free.with_session(session))
