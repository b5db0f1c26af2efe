"""Wildcards beneath paths, wildcards over dynamic relationships, groups of deferred columns read again."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import (DeclarativeBase, DynamicMapped, Load, Mapped, Session, defaultload, joinedload, lazyload, mapped_column,
                            noload, raiseload, relationship, selectinload, subqueryload, with_expression, query_expression, contains_eager, aliased)


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str | None] = mapped_column(deferred=True, deferred_group="place")
    wall: Mapped[str | None] = mapped_column(deferred=True, deferred_group="place")
    score: Mapped[int] = query_expression()
    books: Mapped[list["Book"]] = relationship(order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    pages: Mapped[list["Page"]] = relationship(lazy="subquery")


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))


class Log(Base):
    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    lines: DynamicMapped["Line"] = relationship()


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    log_id: Mapped[int] = mapped_column(ForeignKey("log.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Shelf(room="A", wall="n", books=[Book(pages=[Page()]), Book()]), Log()])
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    print("   ", " ".join(statement.split()), parameters)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for option in (selectinload(Shelf.books).options(lazyload("*")), selectinload(Shelf.books).lazyload("*"), subqueryload(Shelf.books).options(lazyload("*")),
               joinedload(Shelf.books).options(raiseload("*")), defaultload(Shelf.books).options(lazyload("*")), Load(Shelf).options(selectinload("*"))):
    with Session(engine) as session:
        shelf = session.scalars(select(Shelf).options(option)).unique().one()
        attempt(lambda: len(shelf.books[0].pages))
for wildcard in (joinedload("*"), selectinload("*"), lazyload("*")):
    with Session(engine) as session:
        attempt(lambda: len(session.scalars(select(Log).options(wildcard)).unique().all()))
with Session(engine) as session:
    for value in (5, "text", None, Shelf.id + 1):
        attempt(lambda: session.scalars(select(Shelf).options(with_expression(Shelf.score, value)).execution_options(populate_existing=True)).one().score)
with Session(engine) as session:
    book = aliased(Book)
    query = select(Shelf).join(Shelf.books.of_type(book)).options(contains_eager(Shelf.books.of_type(book)))
    print(len(session.scalars(query).unique().one().books))
with Session(engine) as session:
    shelf = session.get(Shelf, 1)
    print(shelf.wall)
    session.expire(shelf, ["wall"])
    print(shelf.wall)
    session.expire(shelf, ["room"])
    shelf.wall = "s"
    print(shelf.room, shelf.wall)
