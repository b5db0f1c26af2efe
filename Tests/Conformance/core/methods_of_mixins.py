# Errors of arguments name the class that has the method, mixins among them.
from sqlalchemy import CheckConstraint, bindparam, delete, func, insert, over, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Load, Mapped, Session, mapped_column, with_loader_criteria
from sqlalchemy.schema import CreateTable, DropTable


class Base(DeclarativeBase):
    pass


class Song(Base):
    __tablename__ = "songs"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


songs = Song.__table__
query = select(songs)
calls = [
    lambda: songs.c.title.between("a"),
    lambda: songs.c.title.like(),
    lambda: songs.c.title.in_(),
    lambda: songs.c.title.startswith(),
    lambda: songs.c.title.desc("x"),
    lambda: songs.c.title.nulls_last(1),
    lambda: songs.c.title.op(),
    lambda: songs.c.title.label("a", "b"),
    lambda: songs.c.title.collate(),
    lambda: (songs.c.id + 1).is_distinct_from(),
    lambda: func.count().between(1),
    lambda: query.limit(),
    lambda: query.offset(1, 2),
    lambda: query.slice(1),
    lambda: query.with_for_update(nothing=True),
    lambda: query.fetch(),
    lambda: query.cte("a", True, False, 1),
    lambda: query.prefix_with("a", nothing=1),
    lambda: query.with_hint(songs),
    lambda: query.where(a=1),
    lambda: query.join(),
    lambda: query.execution_options(1),
    lambda: query.compile(None, None, None),
    lambda: insert(songs).returning(nothing=1),
    lambda: insert(songs).with_dialect_options(1),
    lambda: update(songs).where(a=1),
    lambda: update(songs).filter_by(1),
    lambda: insert(songs).execution_options(1),
    lambda: Load(Song).joinedload(),
    lambda: Load(Song).load_only(nothing=1),
    lambda: Load(Song).defer(Song.title, True, 3),
    lambda: Load(Song).undefer_group(),
    lambda: Session().query(Song).with_hint(Song),
    lambda: Session().query(Song).limit(),
    lambda: Session().query(Song).prefix_with("a", b=1),
]
for call in calls:
    try:
        print("accepted", type(call()).__name__)
    except Exception as error:
        print(type(error).__name__, error)
for method in (songs.c.title.between, query.limit, query.cte, query.ext, insert(songs).returning, update(songs).where, Load(Song).joinedload, query.order_by, query.options, songs.c.title.op):
    print(method.__qualname__)

# What may be passed by position.
print(songs.c.title.startswith("a/b", "/"), songs.c.title.endswith("c%", "/", True).compile(compile_kwargs={"literal_binds": True}))
print(songs.c.title.op("~", 5, True)("x"), songs.c.title.collate("de", "pg"))
print(over(func.row_number(), songs.c.title, songs.c.id, None, (None, 0)))
print(DropTable(songs, True), str(CreateTable(songs, None, True)).split("(")[0].strip())
print(bindparam("x", [1], None, False, False, None, None, True).expanding)
print(make_url("sqlite://").set("postgresql", "me", None, "host", 5432, "db"))
print(CheckConstraint("id > 0", "positive", None, None, songs).table is songs)
print(delete(songs).with_hint("WITH (X)", songs, "mssql").compile(dialect=None))
print(select(Song).options(with_loader_criteria(Song, Song.id > 1, False, True)).compile())
