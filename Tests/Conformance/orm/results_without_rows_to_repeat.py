"""Joined loads of collections ask for unique() where there are rows, not where there are none."""
from typing import List

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    songs: Mapped[List["Song"]] = relationship(lazy="joined")


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Album(songs=[Song(), Song()]), Album()])
session.commit()


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


for statement in (select(Album).where(Album.id == 9), select(Album)):
    show(lambda: len(session.scalars(statement).all()))
    show(lambda: session.scalars(statement).one_or_none())
    show(lambda: session.scalars(statement).one())
    show(lambda: session.scalars(statement).first() is None)
    show(lambda: len(list(session.execute(statement))))
    show(lambda: session.execute(statement).fetchone())
    show(lambda: len(session.execute(statement).unique().all()))
    show(lambda: session.scalar(statement) is None)
    show(lambda: list(session.scalars(statement).partitions(2)))
