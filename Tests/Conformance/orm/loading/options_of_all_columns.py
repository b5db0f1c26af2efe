"""`defer("*")` and `undefer("*")` by themselves are about every class that a query loads, eagerly too; reads and refreshes afterwards are as the classes say."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Load, Mapped, Session, defer, immediateload, joinedload, lazyload, load_only, mapped_column, relationship, selectinload,
    subqueryload, undefer, undefer_group,
)

from _statements import refused, shown


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    notes: Mapped[str] = mapped_column(deferred=True, deferred_group="long")
    songs: Mapped[list["Song"]] = relationship(back_populates="album", order_by="Song.id")
    extras: Mapped[list["Extra"]] = relationship(lazy="selectin")


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    name: Mapped[str]
    lyrics: Mapped[str] = mapped_column(deferred=True, deferred_group="long")
    album: Mapped["Album"] = relationship(back_populates="songs")


class Extra(Base):
    __tablename__ = "extra"
    id: Mapped[int] = mapped_column(primary_key=True)
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    kind: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Album(id=1, name="Dawn", notes="n", songs=[Song(name="Mist", lyrics="l"), Song(name="Dew", lyrics="m")], extras=[Extra(kind="poster")]))
    session.commit()
shown(engine)


def keys(thing):
    return sorted(key for key in thing.__dict__ if key != "_sa_instance_state")


for strategy in (joinedload, selectinload, subqueryload, immediateload, lazyload):
    for options in ([defer("*")], [undefer("*")], [defer("*"), undefer(Album.name)], [undefer_group("long")], [Load(Album).defer("*")]):
        with Session(engine) as session:
            album = session.scalars(select(Album).options(strategy(Album.songs), *options)).unique().one()
            print(strategy.__name__, keys(album), [keys(song) for song in album.songs], [keys(extra) for extra in album.extras])

print("beside what names a column")
with Session(engine) as session:
    album = session.scalars(select(Album).options(selectinload(Album.songs).load_only(Song.name), undefer("*"))).one()
    print(keys(album), [keys(song) for song in album.songs])
    song = session.scalars(select(Song).options(joinedload(Song.album).undefer(Album.notes), defer("*"), load_only(Song.name)).execution_options(populate_existing=True)).first()
    print(keys(song), keys(song.album))

print("later")
with Session(engine) as session:
    song = session.scalars(select(Song).options(undefer("*")).order_by(Song.id)).first()
    print(keys(song), keys(song.album))
    session.expire(song)
    print(song.name, keys(song))
    session.refresh(song)
    print(keys(song))
with Session(engine) as session:
    album = session.scalars(select(Album).options(joinedload(Album.songs), defer("*", raiseload=True))).unique().one()
    refused(lambda: album.name)
    refused(lambda: album.songs[0].name)
    refused(lambda: album.extras[0].kind)
