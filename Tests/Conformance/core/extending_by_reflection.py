"""Tables that exist get the columns of the database: what replaces what, keys, included columns, conflicts in INSERT."""
import warnings

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint, create_engine, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn, CreateTable

engine = create_engine("sqlite://")
first = MetaData()
Table("other", first, Column("x", Integer, primary_key=True), Column("z", Integer))
Table("thing", first, Column("id", Integer, primary_key=True), Column("x", Integer), Column("y", Integer), Column("z", Integer, server_default="5"), Column("o", ForeignKey("other.x")), UniqueConstraint("x", name="ux"), Index("iy", "y"))
first.create_all(engine)


def show(title, table):
    print(title, [(column.key, type(column.type).__name__) for column in table.c], [column.key for column in table.primary_key], sorted(index.name for index in table.indexes))


def caught(title, work):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            result = work()
        except Exception as error:
            print(title, type(error).__name__, error)
            return
        for warning in found:
            print(title, "warning:", warning.message)
        return result


metadata = MetaData()
old_z, old_q, old_y = Column("z", String, primary_key=True), Column("q", Integer), Column("y", String)
table = Table("thing", metadata, old_z, old_q)
table = Table("thing", metadata, old_y, extend_existing=True, autoload_with=engine)
show("replaced", table)
print(table.c.z is old_z, table.c.y is old_y, table.c.q is old_q)

metadata = MetaData()
table = Table("thing", metadata, Column("z", String, primary_key=True), Column("q", Integer))
show("kept", Table("thing", metadata, Column("y", String), extend_existing=True, autoload_replace=False, autoload_with=engine))
metadata = MetaData()
Table("thing", metadata, Column("z", Integer))
show("known", Table("thing", metadata, extend_existing=False, autoload_with=engine))

metadata = MetaData()
table = Table("thing", metadata, Column("id", Integer, primary_key=True), Column("x", Integer, key="x2"))
caught("reflect", lambda: metadata.reflect(engine, extend_existing=True))
show("keys", table)
metadata = MetaData()
table = Table("thing", metadata, Column("id", Integer, primary_key=True), Column("x", Integer, key="x2"))
caught("reflect", lambda: metadata.reflect(engine, extend_existing=True, autoload_replace=False))
show("own keys", table)
caught("two", lambda: Table("two", MetaData(), Column("a", Integer), Column("a", String)))
show("two", caught("two", lambda: Table("two", MetaData(), Column("a", Integer, key="b"), Column("a", String), extend_existing=True)))

metadata = MetaData()
other = Table("other", metadata, Column("x", Integer, primary_key=True, key="other_key"), autoload_with=engine)
thing = Table("thing", metadata, autoload_with=engine)
print(thing.c.o.references(other.c.other_key), thing.join(other).onclause)
part = Table("thing", MetaData(), autoload_with=engine, include_columns=["id", "y"])
show("included", part)
whole = MetaData()
Table("thing", whole, autoload_with=engine)
show("narrowed", Table("thing", whole, include_columns=["id", "z"], extend_existing=True))
inspect(engine).reflect_table(part, None)
show("reflected", part)

print(CreateColumn(Column("test", Integer, nullable=False, sqlite_on_conflict_not_null="FAIL")).compile(dialect=sqlite.dialect()))
caught("check", lambda: CreateTable(Table("n", MetaData(), Column("x", Integer, CheckConstraint("x > 1", sqlite_on_conflict="FAIL")))).compile(dialect=sqlite.dialect()))
insert = sqlite.insert(thing).on_conflict_do_nothing()
caught("conflict", lambda: insert.on_conflict_do_nothing(index_elements=["id"]))
print(sqlite.insert(thing).on_conflict_do_nothing(index_elements=["id"]).on_conflict_do_nothing().compile(column_keys=["id"]))
