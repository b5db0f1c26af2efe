"""before_insert and its kin that change values, refuse rows, or run statements on the connection."""
from sqlalchemy import event, inspect, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, Session, configure_mappers, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Slugged:
    slug: Mapped[str | None]


class Page(Slugged, Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)


class Log(Base):
    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


@event.listens_for(Slugged, "before_insert", propagate=True)
@event.listens_for(Slugged, "before_update", propagate=True)
def slug(mapper, connection, target):
    target.slug = target.title.lower().replace(" ", "-")


@event.listens_for(Page, "after_insert")
def log(mapper, connection, target):
    connection.execute(Log.__table__.insert().values(text=f"page {target.id}"))


@event.listens_for(Page, "before_update")
def count(mapper, connection, target):
    if inspect(target).session.is_modified(target, include_collections=False):
        target.revision += 1


@event.listens_for(Page, "before_delete")
def keep(mapper, connection, target):
    if target.title == "Home":
        raise ValueError("the home page stays")


@event.listens_for(Mapper, "after_insert")
def every(mapper, connection, target):
    print("inserted", mapper.class_.__name__)


engine = connected(Base)
with Session(engine) as session:
    home, news = Page(title="Home"), Page(title="Big News")
    session.add_all([home, news])
    session.commit()
    print(home.slug, news.slug, session.scalars(select(Log.text)).all())
    news.title = "Small News"
    session.commit()
    print(news.slug, news.revision)
    session.delete(home)
    refused(session.commit)
    session.rollback()
    print(home.title)
    session.delete(news)
    session.commit()
    print(session.scalars(select(Page.title)).all())
    event.remove(Page, "before_delete", keep)
    session.delete(home)
    session.commit()
refused(lambda: event.listen(Page, "no_such_event", log))
refused(lambda: event.listen("Page", "before_insert", log))
refused(lambda: event.remove(Page, "before_delete", keep))
