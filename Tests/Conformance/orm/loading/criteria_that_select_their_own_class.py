# Criteria that select from the class they are about: the books that are not out of print, of one load or of a whole statement.
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, exists, func, select, union
from sqlalchemy.orm import Session, aliased, column_property, declarative_base, joinedload, lazyload, relationship, selectinload, subqueryload, with_loader_criteria

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


Author.count = column_property(select(func.count(Book.id)).where(Book.author_id == Author.id).scalar_subquery())

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

kept = select(Book.id).where(Book.state != "gone").subquery()
named = select(Book.id).where(Book.state != "gone").cte("kept")
deeper = select(select(kept.c.id).where(kept.c.id > 0).subquery().c.id)
other = aliased(Book)
criteria = {
    "a subquery's column": Book.id == kept.c.id,
    "in a SELECT": Book.id.in_(select(Book.id).where(Book.state != "gone")),
    "in a subquery": Book.id.in_(select(kept.c.id)),
    "in one within another": Book.id.in_(deeper),
    "in a CTE": Book.id.in_(select(named.c.id)),
    "in a UNION": Book.id.in_(union(select(Book.id).where(Book.state == "new"), select(Book.id).where(Book.id == 9))),
    "exists of a subquery": exists().where(kept.c.id == Book.id),
    "exists of an alias": exists().where(other.id == Book.id, other.state != "gone"),
    "a function": lambda cls: cls.id.in_(select(select(Book.id).where(Book.state != "gone").subquery().c.id)),
}
for name, criterion in criteria.items():
    print(name)
    with Session(engine) as session:
        print([book.id for book in session.scalars(select(Book).options(with_loader_criteria(Book, criterion)))])
later = (selectinload, lazyload, subqueryload)
for name, loads in {"in a SELECT": (*later, joinedload), "in a subquery": later, "in a UNION": (*later, joinedload), "a function": later}.items():
    for load in loads:
        print(name, load.__name__)
        with Session(engine) as session:
            for author in session.scalars(select(Author).options(load(Author.books), with_loader_criteria(Book, criteria[name])).order_by(Author.id)).unique():
                print(author.name, author.count, [book.state for book in author.books])
