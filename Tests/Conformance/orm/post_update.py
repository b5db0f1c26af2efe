"""Two tables that refer to each other: post_update=True."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, select
from sqlalchemy.exc import CircularDependencyError
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Album(Base):
    __tablename__ = "album"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    cover_id = Column(ForeignKey("photo.id", name="fk_cover"))
    photos = relationship("Photo", back_populates="album", foreign_keys="Photo.album_id", cascade="all, delete-orphan")
    cover = relationship("Photo", foreign_keys=[cover_id], post_update=True)


class Photo(Base):
    __tablename__ = "photo"
    id = Column(Integer, primary_key=True)
    file = Column(String)
    album_id = Column(ForeignKey("album.id"))
    album = relationship("Album", back_populates="photos", foreign_keys=[album_id])


class Man(Base):
    __tablename__ = "man"
    id = Column(Integer, primary_key=True)
    wife_id = Column(ForeignKey("woman.id", name="fk_wife"))
    wife = relationship("Woman", foreign_keys=[wife_id])


class Woman(Base):
    __tablename__ = "woman"
    id = Column(Integer, primary_key=True)
    husband_id = Column(ForeignKey("man.id"))
    husband = relationship("Man", foreign_keys=[husband_id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    sea = Photo(file="sea.jpg")
    album = Album(title="Summer", photos=[sea], cover=sea)
    session.add(album)
    print("insert")
    session.commit()
    print("change")
    hill = Photo(file="hill.jpg")
    album.photos.append(hill)
    album.cover = hill
    session.commit()
    print("unset")
    album.cover = None
    session.commit()
    album.cover = sea
    session.commit()
    print("delete")
    session.delete(album)
    session.commit()
    print(session.scalars(select(Photo.file)).all())

    print("without post_update")
    a, b = Man(), Woman()
    a.wife, b.husband = b, a
    session.add_all([a, b])
    try:
        session.commit()
    except CircularDependencyError as error:
        print(type(error).__name__, str(error).split("(")[0])
    session.rollback()
    a.wife = None
    session.add_all([a, b])
    session.commit()
    print(b.husband is a, a.wife)
