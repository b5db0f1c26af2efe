"""yield_per and partitions, and what cannot be read in batches."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, contains_eager, joinedload, mapped_column, relationship, selectinload, subqueryload

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="shelf", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    title: Mapped[str]
    shelf: Mapped[Shelf] = relationship(back_populates="books")


session = Session(traced(Base))
session.add_all([Shelf(label=f"s{i}", books=[Book(title=f"b{i}{j}") for j in range(2)]) for i in range(5)])
session.commit()
session.close()
for shelf in session.scalars(select(Shelf).order_by(Shelf.id).execution_options(yield_per=2)):
    print(shelf.label)
result = session.execute(select(Book.title).order_by(Book.id), execution_options={"yield_per": 4})
print([[title for title, in part] for part in result.partitions()])
print([len(part) for part in session.scalars(select(Shelf).order_by(Shelf.id)).partitions(3)])
session.expunge_all()
loaded = session.scalars(select(Shelf).options(selectinload(Shelf.books)).order_by(Shelf.id).execution_options(yield_per=3))
print([len(s.books) for s in loaded])
session.expunge_all()
print([b.shelf.label for b in session.scalars(select(Book).options(joinedload(Book.shelf)).order_by(Book.id).execution_options(yield_per=5))])
print(len(session.query(Shelf).yield_per(2).all()))
refused(lambda: session.scalars(select(Shelf).options(joinedload(Shelf.books)).execution_options(yield_per=2)).unique().all())
refused(lambda: session.query(Shelf).options(subqueryload(Shelf.books)).yield_per(2).all())
refused(lambda: session.query(Shelf).join(Shelf.books).options(contains_eager(Shelf.books)).yield_per(2).all())
refused(lambda: session.execute(select(Shelf).execution_options(yield_per=2)).unique().all())
refused(lambda: session.execute(select(Shelf).options(joinedload(Shelf.books))).all())
