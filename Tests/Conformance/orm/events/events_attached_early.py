"""Events of attributes that were listened for before the mappers are configured."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str | None]
    books: Mapped[list["Book"]] = relationship(back_populates="shelf")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Shelf | None] = relationship(back_populates="books")


def listen():
    @event.listens_for(Shelf.books, "init_collection")
    def made(target, collection, adapter):
        print("  init_collection", type(collection).__name__)

    @event.listens_for(Shelf.books, "dispose_collection")
    def dropped(target, collection, adapter):
        print("  dispose_collection", [book.title for book in collection])

    @event.listens_for(Shelf.books, "append")
    def appended(target, value, initiator):
        print("  append", value.title)

    @event.listens_for(Shelf.label, "init_scalar", retval=True, propagate=True)
    def first(target, value, dict_):
        print("  init_scalar")
        return "new"

    @event.listens_for(Shelf.label, "modified")
    def flagged(target, initiator):
        print("  modified", initiator.key)


def use(session):
    print("make")
    shelf = Shelf()
    print("read", shelf.label)
    print("fill")
    shelf.books = [Book(title="a"), Book(title="b")]
    print("replace")
    shelf.books = [Book(title="c")]
    session.add(shelf)
    session.commit()
    print("load")
    print("  ", [book.title for book in shelf.books])
    print("flag")
    flag_modified(shelf, "label")
    session.rollback()


listen()
print(event.contains(Shelf.books, "init_collection", print))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    use(session)
    print(session.scalars(select(Shelf.label)).all())
