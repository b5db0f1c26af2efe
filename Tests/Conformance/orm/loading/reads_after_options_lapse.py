# What lazyload(), raiseload() and their kin say of a relationship holds until it is loaded and expired, or the whole object is;
# a refresh says it again, what was asked by "*" it does not.  Refused updates by primary key come after their SAVEPOINT.
import warnings

from sqlalchemy import ForeignKey, create_engine, event, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, lazyload, mapped_column, noload, raiseload, relationship, selectinload

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str]
    left_out: Mapped[list["Book"]] = relationship(lazy="noload", viewonly=True)
    refused: Mapped[list["Book"]] = relationship(lazy="raise", viewonly=True)
    plain: Mapped[list["Book"]] = relationship()


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))

    def __repr__(self):
        return f"Book({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shelf(id=1, room="hall", plain=[Book(id=1), Book(id=2)]))
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, executemany):
    print("    ", " ".join(statement.split()), parameters)


def read(shelf, moment):
    for name in ("left_out", "refused", "plain"):
        try:
            print("  ", moment, name, getattr(shelf, name))
        except Exception as error:
            print("  ", moment, name, type(error).__name__, str(error)[:80])


for name, options in {
    "lazyload of each": [lazyload(Shelf.left_out), lazyload(Shelf.refused)],
    "lazyload of all": [lazyload("*")],
    "raiseload of each": [raiseload(Shelf.left_out), raiseload(Shelf.plain)],
    "raiseload of SQL": [raiseload("*", sql_only=True)],
    "noload of one": [noload(Shelf.plain)],
    "selectinload of each": [selectinload(Shelf.left_out), selectinload(Shelf.refused)],
}.items():
    print(name)
    with Session(engine) as session:
        shelf = session.scalars(select(Shelf).options(*options)).one()
        read(shelf, "loaded")
        session.expire(shelf, ["left_out", "refused", "plain"])
        read(shelf, "attributes expired")
        session.refresh(shelf)
        read(shelf, "refreshed")
        session.expire(shelf)
        read(shelf, "expired")

with Session(engine) as session:
    shelf = session.get(Shelf, 1)
    try:
        with session.begin_nested():
            session.execute(update(Shelf), [{"room": "attic"}])
    except Exception as error:
        print(type(error).__name__, str(error)[:60])
    print(session.in_transaction(), shelf.room)
