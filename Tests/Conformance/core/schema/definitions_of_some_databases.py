"""ddl_if(): indexes and constraints that stand in the DDL of some databases only."""
from sqlalchemy import Boolean, CheckConstraint, Column, Enum, Index, Integer, MetaData, String, Table, UniqueConstraint, create_engine, inspect
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

metadata = MetaData()
asked = []


def wanted(ddl, target, bind, **kw):
    asked.append((target.name, bind is not None, kw["state"], kw["dialect"].name))
    return kw["dialect"].name == kw["state"]


tracks = Table(
    "tracks", metadata, Column("id", Integer, primary_key=True), Column("title", String(40)), Column("length", Integer),
    CheckConstraint("length > 0", name="positive").ddl_if(dialect=("postgresql", "sqlite")),
    UniqueConstraint("title", name="one_title").ddl_if(callable_=wanted, state="mysql"),
)
Index("by_title", tracks.c.title).ddl_if(dialect="postgresql")
Index("by_length", tracks.c.length).ddl_if(dialect="sqlite")
Index("by_both", tracks.c.title, tracks.c.length).ddl_if(callable_=wanted, state="sqlite")

for dialect in (sqlite, postgresql, mysql):
    print(CreateTable(tracks).compile(dialect=dialect.dialect()))
print(asked)
asked.clear()

engine = create_engine("sqlite://")
metadata.create_all(engine)
print(sorted(index["name"] for index in inspect(engine).get_indexes("tracks")), asked)
index = next(index for index in tracks.indexes if index.name == "by_title")
index.create(engine)
print(sorted(index["name"] for index in inspect(engine).get_indexes("tracks")))
print(CreateIndex(index))

flags = Table("flags", MetaData(), Column("on", Boolean(create_constraint=True)), Column("kind", Enum("a", "b", create_constraint=True)), Column("named", Enum("c", name="kinds", create_constraint=True)))
for constraint in sorted(flags.constraints, key=lambda constraint: str(constraint.name)):
    print(type(constraint).__name__, constraint.name, repr(constraint.name))
