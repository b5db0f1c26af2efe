# A deferred column_property() counts rows that are still pending; listeners of load and refresh settle what they set.
from sqlalchemy import ForeignKey, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, mapped_column, relationship

from _shown import show


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="shelf")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))
    title: Mapped[str]
    shelf: Mapped[Shelf | None] = relationship(back_populates="books")


Shelf.count = column_property(
    select(func.count(Book.id)).where(Book.shelf_id == Shelf.id).correlate_except(Book).scalar_subquery(), deferred=True
)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shelf(id=1, label="poetry", books=[Book(title="a"), Book(title="b")]))
    session.commit()
    shelf = session.get(Shelf, 1)
    session.add(Book(shelf_id=1, title="c"))
    print(shelf.count, len(session.new))
    session.refresh(shelf, ["count"])
    with session.no_autoflush:
        session.expire(shelf, ["count"])
        session.add(Book(shelf_id=1, title="d"))
        print(shelf.count, len(session.new))
    session.rollback()


def relabel(shelf, context):
    shelf.label = shelf.label.upper()


def mark(shelf, context, attributes):
    shelf.label = "refreshed"


event.listen(Shelf, "load", relabel)
event.listen(Shelf, "refresh", mark)
with Session(engine) as session:
    shelf = session.scalars(select(Shelf)).one()
    print(shelf.label, shelf in session.dirty, session.is_modified(shelf))
    session.expire(shelf)
    print(shelf.id, shelf.label, session.is_modified(shelf))
    session.commit()
event.remove(Shelf, "load", relabel)
event.remove(Shelf, "refresh", mark)


def reload(shelf, context):
    context.session.refresh(shelf)


with Session(engine) as session:
    event.listen(Shelf, "load", reload)
    show("refreshing while loading", lambda: session.scalars(select(Shelf)).one().label)
    event.remove(Shelf, "load", reload)
    session.expunge_all()
    event.listen(Shelf, "load", reload, restore_load_context=True)
    show("with restore_load_context", lambda: session.scalars(select(Shelf)).one().label)
