"""to_metadata and copies of columns, constraints and indexes: into other schemas, with other names, listeners, infos."""
from sqlalchemy import CheckConstraint, Column, Computed, Enum, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, UniqueConstraint, func, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

source = MetaData()
owner = Table("owner", source, Column("id", Integer, primary_key=True), Column("code", String(4), unique=True))
thing = Table(
    "thing", source, Column("id", Integer, primary_key=True), Column("owner_id", ForeignKey("owner.id", ondelete="CASCADE", name="fk_owner"), index=True), Column("up_id", ForeignKey("thing.id")), Column("kind", Enum("a", "b", name="kinds", create_constraint=True), server_default="a"), Column("name", String(20), nullable=False, default="none", comment="the name", info={"x": 1}),
    Column("size", Integer, CheckConstraint("size > 0", name="ck_size")), Column("twice", Integer, Computed("size * 2")), UniqueConstraint("name", "kind", name="uq_name"), CheckConstraint("length(name) > 1", name="ck_name"), Index("ix_lower", func.lower(text("name"))) if False else UniqueConstraint("size"), comment="things", info={"t": 2}, sqlite_autoincrement=True, prefixes=["TEMPORARY"],
)
Index("ix_size", thing.c.size, unique=True, sqlite_where=thing.c.size > 5)


def described(table):
    print(*sorted(line.strip(" ,\t") for line in str(CreateTable(table).compile(dialect=sqlite.dialect())).strip().splitlines()), sep="\n")
    for index in sorted(table.indexes, key=lambda i: i.name):
        print("  ", CreateIndex(index).compile(dialect=sqlite.dialect()))
    print("  ", table.fullname, table.comment, table.info, sorted((str(c.name), type(c).__name__) for c in table.constraints), sorted(k.target_fullname for k in table.foreign_keys))


def copied(**options):
    metadata = options.pop("metadata", None) or MetaData()
    owner.to_metadata(metadata, **{k: v for k, v in options.items() if k == "schema"})
    return thing.to_metadata(metadata, **options)


for label, copy in {"plain": copied(), "schema": copied(schema="other"), "metadata schema": copied(metadata=MetaData(schema="own")), "none": copied(metadata=MetaData(schema="own"), schema=None), "named": copied(name="thing2"), "both": copied(schema="s", name="n")}.items():
    print("--", label)
    described(copy)
target = MetaData()
owner_copy, thing_copy = owner.to_metadata(target), thing.to_metadata(target)
print(thing_copy.c.owner_id.references(owner_copy.c.id), thing_copy.c.up_id.references(thing_copy.c.id), [t.name for t in target.sorted_tables], thing_copy.c.name.info, thing_copy.c.name.comment, thing_copy.c.name.default.arg)
again = thing.to_metadata(target)
print(again is thing_copy)
kept = Column("x", Integer, ForeignKey("owner.id"), info={"a": 1}, default=5)
duplicate = kept._copy()
print(repr(kept), repr(duplicate), duplicate is kept, duplicate.info, duplicate.default.arg)
described(source.tables["thing"])
