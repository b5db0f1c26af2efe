"""Reflection by an inspector, what it keeps until it is told to ask anew, keys that are deferrable, and indexes that are left out."""
import warnings

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, inspect, text
from sqlalchemy.exc import NoReferencedTableError
from sqlalchemy import ForeignKey
from sqlalchemy.schema import CreateTable

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"))
    conn.execute(
        text("""CREATE TABLE b (
    id INTEGER PRIMARY KEY,
    a_id INTEGER,
    other INTEGER,
    CONSTRAINT later FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (other) REFERENCES a (id) NOT DEFERRABLE
)""")
    )
    conn.execute(text("CREATE INDEX ix_lower ON a (lower(name))"))
inspector = inspect(engine)
print(inspect(inspector) is inspector)
table = Table("b", MetaData(), autoload_with=inspector)
print(table.c.keys())
for constraint in sorted(table.foreign_key_constraints, key=lambda c: c.column_keys):
    print(constraint.column_keys, constraint.name, constraint.deferrable, constraint.initially, constraint.ondelete)
print(CreateTable(table).compile(engine))


def told(action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        action()
    return [str(warning.message) for warning in caught]


fresh = inspect(engine)
print(told(lambda: fresh.get_indexes("a")))
print(told(lambda: fresh.get_indexes("a")))
print(told(lambda: fresh.get_unique_constraints("a")))
fresh.clear_cache()
print(told(lambda: fresh.get_indexes("a")))
print(fresh.get_table_names())
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE c (id INTEGER)"))
print(fresh.get_table_names())
fresh.clear_cache()
print(fresh.get_table_names())
for action in (lambda: inspector.get_view_definition("a"), lambda: inspector.get_view_definition("nothing"), lambda: inspector.get_materialized_view_names()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
metadata = MetaData()
Table("child", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("nowhere.id")))
try:
    print(metadata.sorted_tables)
except NoReferencedTableError as error:
    print(error)
with engine.connect() as conn:
    print(conn.exec_driver_sql("select ?, ?", [(5, 6)]).all())
    conn.detach()
    try:
        conn.begin_twophase()
    except Exception as error:
        print(type(error).__name__, error)
conn = engine.connect()
conn.close()
try:
    conn.info
except Exception as error:
    print(type(error).__name__, error)
