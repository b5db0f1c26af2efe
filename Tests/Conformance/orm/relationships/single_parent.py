"""single_parent and delete-orphan on a many-to-one or many-to-many."""
from sqlalchemy import Column, ForeignKey, Table, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


link = Table("link", Base.metadata, Column("album_id", ForeignKey("album.id"), primary_key=True), Column("cover_id", ForeignKey("cover.id"), primary_key=True))


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    settings_id: Mapped[int | None] = mapped_column(ForeignKey("settings.id"))
    settings: Mapped["Settings | None"] = relationship(cascade="all, delete-orphan", single_parent=True)


class Settings(Base):
    __tablename__ = "settings"
    id: Mapped[int] = mapped_column(primary_key=True)


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    covers: Mapped[list["Cover"]] = relationship(secondary=link, cascade="all, delete-orphan", single_parent=True)


class Cover(Base):
    __tablename__ = "cover"
    id: Mapped[int] = mapped_column(primary_key=True)

    def __repr__(self):
        return "a cover"


engine = connected(Base)
with Session(engine) as session:
    user = User(settings=Settings())
    album = Album(covers=[Cover(), Cover()])
    session.add_all([user, album])
    session.commit()
    user.settings = Settings()
    session.commit()
    print(session.scalars(select(Settings.id)).all())
    user.settings = None
    session.commit()
    print(session.scalars(select(Settings.id)).all())
    cover = album.covers[0]
    loose = Cover()
    keeper = Album(covers=[loose])
    refused(lambda: Album(covers=[loose]))
    album.covers.remove(cover)
    session.commit()
    print(session.scalars(select(Cover.id)).all())
    session.delete(album)
    session.commit()
    print(session.scalars(select(Cover.id)).all())


class Bad(Base):
    __tablename__ = "bad"
    id: Mapped[int] = mapped_column(primary_key=True)
    settings_id: Mapped[int] = mapped_column(ForeignKey("settings.id"))
    settings: Mapped[Settings] = relationship(cascade="all, delete-orphan")


refused(configure_mappers)
