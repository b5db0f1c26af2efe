# Which loads of the ORM the log counts as one statement: those of get(), refreshes by their attributes, locks, lazy loads and SELECTs.
import logging
import re
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Shelf] = relationship()


class Plain(logging.Handler):
    def emit(self, record):
        print("  " + re.sub(r"\d[\d.e-]*s( ago)?\]", "T]", " ".join(record.getMessage().split())))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Book(id=1, shelf=Shelf(id=1, label="a")), Book(id=2, shelf=Shelf(id=2, label="b"))])
session.commit()
log = logging.getLogger("sqlalchemy.engine.Engine")
log.addHandler(Plain())
log.propagate = False
log.setLevel(logging.INFO)
session.close()

print("get, twice")
shelf = session.get(Shelf, 1)
session.expunge_all()
shelf = session.get(Shelf, 1)
print("refresh, twice, and by name")
session.refresh(shelf)
session.refresh(shelf)
session.refresh(shelf, ["label", "id"])
print("expired, twice")
for _ in range(2):
    session.expire(shelf)
    shelf.label
print("locked")
session.get(Shelf, 1, with_for_update=True)
print("lazy")
session.expunge_all()
for number in 1, 2:
    print(session.get(Book, number).shelf.label)
print("selected")
for number in 1, 2:
    session.scalars(select(Shelf).where(Shelf.id == number)).one()
print("merged")
session.expunge_all()
session.merge(Shelf(id=2, label="c"))
session.rollback()
