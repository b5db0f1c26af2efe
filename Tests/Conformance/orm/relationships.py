"""One-to-many and many-to-one, with back_populates and with backref."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, backref, declarative_base, relationship

Base = declarative_base()


class Artist(Base):
    __tablename__ = "artist"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    albums = relationship("Album", back_populates="artist", order_by="Album.year")

    def __repr__(self):
        return self.name


class Album(Base):
    __tablename__ = "album"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    year = Column(Integer)
    artist_id = Column(Integer, ForeignKey("artist.id"))
    artist = relationship("Artist", back_populates="albums")

    def __repr__(self):
        return f"{self.title} ({self.year})"


class Track(Base):
    __tablename__ = "track"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    album_id = Column(ForeignKey(Album.id))
    album = relationship(Album, backref=backref("tracks", order_by=id))

    def __repr__(self):
        return f"Track:{self.name}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

miles = Artist(name="Miles")
print(miles.albums, Album().artist)
blue = Album(title="Kind of Blue", year=1959, artist=miles)
print(miles.albums, blue.artist is miles)
miles.albums.append(Album(title="Milestones", year=1958))
print(miles.albums[1].artist, miles.albums[1].artist_id)
session.add(miles)
print(sorted(type(o).__name__ for o in session.new), blue in session)
Track(name="So What", album=blue)
print(len(session.new))
blue.tracks.extend([Track(name="Blue in Green"), Track(name="All Blues")])
session.commit()
print(miles.albums, blue.artist_id, blue.tracks, [t.album_id for t in blue.tracks])

# joins and relationship criteria
print(session.query(Album).join(Artist).filter(Artist.name == "Miles").order_by(Album.year).all())
print(session.query(Artist.name, Album.title).join(Artist.albums).order_by(Album.title).all())
print(session.query(Track).join(Track.album).join(Album.artist).filter(Album.year < 1960).count())
print(session.scalars(select(Album).where(Album.artist == miles).order_by(Album.id)).all())
print(session.scalars(select(Album).where(Album.artist == None)).all())
print(session.scalars(select(Artist).where(Artist.albums.any(Album.year == 1958))).all())
print(session.scalars(select(Album).where(Album.artist.has(name="Nobody"))).all())
print(select(Album).where(Album.artist == miles).compile().params)
print(session.query(Album).filter_by(artist=miles).count(), session.query(Track).filter_by(album=blue).count())

# moving and removing
gil = Artist(name="Gil")
blue.artist = gil
print(miles.albums, gil.albums, gil in session)
session.commit()
print(miles.albums, gil.albums, blue.artist_id == gil.id)
gil.albums.remove(blue)
print(blue.artist, blue.artist_id)
session.commit()
print(blue.artist, blue.artist_id, session.query(Album).count())
blue.artist_id = miles.id
print(blue.artist)
session.commit()
print(blue.artist)
miles.albums = []
session.commit()
print([(a.title, a.artist_id) for a in session.query(Album)])

for bad in (lambda: miles.albums.append("text"), lambda: setattr(blue, "artist", blue), lambda: setattr(miles, "albums", blue), lambda: miles.albums.append(None),
            lambda: session.query(Artist).join(Track).all(), lambda: Artist.albums == 5):
    try:
        print(bad())
        session.flush()
    except Exception as e:
        session.rollback()
        print(type(e).__name__, str(e).split(" at 0x")[0][:230])
