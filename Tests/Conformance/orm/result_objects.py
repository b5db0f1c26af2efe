"""What a session's results offer: scalars, unique, mappings, columns, partitions, one and its refusals."""
from sqlalchemy import ForeignKey, create_engine, func, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Album(Base):
    __tablename__ = "album"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[int]
    songs: Mapped[list["Song"]] = relationship(back_populates="album", order_by="Song.id")

    def __repr__(self):
        return f"Album({self.title})"


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    seconds: Mapped[int]
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    album: Mapped[Album] = relationship(back_populates="songs")

    def __repr__(self):
        return f"Song({self.name})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([
    Album(title="Blue", year=1971, songs=[Song(name="Carey", seconds=182), Song(name="River", seconds=242)]),
    Album(title="Hejira", year=1976, songs=[Song(name="Coyote", seconds=301)]),
    Album(title="Mingus", year=1979, songs=[]),
])
session.commit()

pairs = select(Album, Song.name, Song.seconds).join(Album.songs).order_by(Song.id)
result = session.execute(pairs)
print(type(result).__name__, result.keys())
print(result.all())
print(session.execute(pairs).scalars().all(), session.execute(pairs).scalars().unique().all(), session.execute(pairs).scalars(1).all(), session.execute(pairs).scalars("seconds").first())
print(session.execute(pairs).mappings().all()[0]["name"], dict(session.execute(pairs).mappings().first())["seconds"])
print(session.execute(pairs).columns("seconds", "Album").all(), [part for part in session.execute(pairs).partitions(2)])
print(session.execute(pairs).fetchmany(2), session.execute(pairs).fetchone(), list(session.execute(pairs).scalars(1).partitions(2)))
for album, name, seconds in session.execute(pairs):
    print("  ", album.title, name, seconds)
row = session.execute(pairs).first()
print(row.Album is row[0], row.name, row._mapping[Album], row._mapping[Song.name], row._mapping["seconds"], row.count("Carey"), row[-1], row[:2], len(row), "Carey" in row)
print(tuple(row), row == (row[0], "Carey", 182), row._asdict(), row._fields)
try:
    row.nope
except AttributeError as error:
    print("AttributeError", error)
try:
    row["name"]
except Exception as error:
    print(type(error).__name__, error)

one = select(Album).where(Album.title == "Blue")
print(session.execute(one).scalar_one(), session.scalars(one).one(), session.scalar(one), session.execute(one).one(), session.execute(one).scalar())
none = select(Album).where(Album.title == "Ladies")
print(session.scalars(none).first(), session.scalar(none), session.scalars(none).one_or_none(), session.execute(none).scalar_one_or_none(), session.scalars(none).all())
for attempt in (lambda: session.scalars(none).one(), lambda: session.scalars(select(Album)).one(), lambda: session.scalars(select(Album)).one_or_none(), lambda: session.execute(select(Album)).scalar_one(),
                lambda: session.execute(none).scalar_one(), lambda: session.execute(pairs).scalars("nope"), lambda: session.scalars(select(Album).options(joinedload(Album.songs))).all()):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, "|", error)

result = session.scalars(select(Album).order_by(Album.id))
print(next(result), result.fetchmany(1), result.all(), result.all(), result.first() if False else "-")
result = session.execute(select(Album.title, Album.year).order_by(Album.year.desc()))
print(result.freeze()().all(), result.closed)
with session.execute(select(Album.id)) as result:
    print(result.scalars().all())
print(session.execute(select(func.count(Song.id), func.avg(Song.seconds))).one(), session.scalar(select(func.max(Song.seconds))))
print(session.execute(select(Album.year, func.count()).join(Album.songs).group_by(Album.year).order_by(Album.year)).all())
print(session.execute(text("SELECT title, year FROM album WHERE year > :y ORDER BY year"), {"y": 1975}).mappings().all())
print([a for a in session.scalars(select(Album).order_by(Album.id).execution_options(yield_per=2))], [len(p) for p in session.scalars(select(Song).execution_options(yield_per=2)).partitions()])
print(session.scalars(select(Song).options(joinedload(Song.album)).order_by(Song.id)).all(), len(session.scalars(select(Album).options(joinedload(Album.songs))).unique().all()))
print({s.name: s.album.title for s in session.scalars(select(Song))}, sorted(a.title for a in session.query(Album)))
print(session.query(Album.title, Album.year).filter(Album.year < 1977).order_by(Album.year).all(), session.query(Song.name).order_by(Song.name).first().name, [n for (n,) in session.query(Song.name)])
