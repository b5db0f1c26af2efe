# Which attributes stay expired, and what listeners are told: after refreshes, flushes, merges, and loads that overwrite.
from sqlalchemy import ForeignKey, create_engine, event, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, defer, deferred, load_only, mapped_column, relationship, selectinload, undefer


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column()
    copies: Mapped[int] = mapped_column(server_default="3")
    blurb: Mapped[str | None] = mapped_column(deferred=True)
    pages: Mapped[list[Page]] = relationship()
    length: Mapped[int] = column_property(func.length(title))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
for name in "expire", "refresh":
    event.listen(Book, name, lambda book, *rest, name=name: print(f"   told {name}:", sorted(rest[-1]) if rest[-1] else rest[-1]))


def show(when):
    state = inspect(book)
    print(f"{when}: expired {sorted(state.expired_attributes)}, loaded {sorted(state.dict.keys() - {'_sa_instance_state'})}")


session = Session(engine)
book = Book(id=1, title="Sea", blurb="wet", pages=[Page()])
session.add(book)
session.flush()
show("flushed")
session.commit()
show("committed")
book.title
show("read")
session.refresh(book)
show("refreshed")
session.expire(book, ["copies"])
book.copies
show("one expired and read")
session.expire(book, ["blurb"])
show("deferred one expired")
book.title
book.blurb
show("deferred one read")
session.execute(select(Book).execution_options(populate_existing=True)).all()
show("overwritten")
book.blurb, book.pages
session.execute(select(Book).options(undefer(Book.blurb), selectinload(Book.pages)).execution_options(populate_existing=True)).all()
show("overwritten with all")
session.execute(select(Book).options(defer(Book.title)).execution_options(populate_existing=True)).all()
show("overwritten, a column deferred by option")
session.expire(book)
session.execute(select(Book).options(load_only(Book.title))).all()
show("expired and loaded in part")
book.copies
show("the rest read")
session.expire(book)
session.merge(Book(id=1, title="Lake"))
show("merged")
book.title = "Pond"
session.flush()
show("flushed again")
session.rollback()
show("rolled back")
