# What reflection reads in the text of CREATE TABLE, and what becomes of tables that refer to missing ones.
import warnings

from sqlalchemy import MetaData, Table, create_engine, inspect
from sqlalchemy.engine.reflection import ObjectKind, ObjectScope
from sqlalchemy.schema import CreateTable

engine = create_engine("sqlite://")
connection = engine.connect()
for statement in """
CREATE TABLE sums (a INTEGER, b INTEGER AS (a + 1), c INTEGER GENERATED ALWAYS AS (a * 2) STORED,
    d VARCHAR (10), "e f" TEXT GENERATED ALWAYS AS (a || ')') VIRTUAL, UNIQUE (d COLLATE NOCASE), UNIQUE (a, d));
CREATE TABLE lost (id INTEGER PRIMARY KEY, other INTEGER REFERENCES nowhere);
CREATE TABLE Places (Id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE trips (id INTEGER PRIMARY KEY, place INTEGER REFERENCES PLACES(Id));
CREATE INDEX by_name ON Places (lower(name));
CREATE INDEX a_name ON Places (name || 'x');
CREATE TEMP TABLE scratch (n INTEGER);
CREATE VIEW heights AS SELECT a FROM sums
""".split(";"):
    connection.exec_driver_sql(statement)

inspector = inspect(connection)
for column in inspector.get_columns("sums"):
    print(column["name"], column["type"], column.get("computed"))
print(inspector.get_unique_constraints("sums"))
print(CreateTable(Table("sums", MetaData(), autoload_with=connection)).compile(engine))

for options in ({}, {"only": ["lost"]}, {"only": ["trips"]}, {"views": True, "only": ["sums", "heights"]}):
    metadata = MetaData()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            metadata.reflect(connection, **options)
        except Exception as error:
            print(type(error).__name__, error)
    print(options, sorted(metadata.tables), [str(each.message) for each in caught])

metadata = MetaData()
try:
    Table("lost", metadata, autoload_with=connection)
except Exception as error:
    print(type(error).__name__, error, list(metadata.tables))
try:
    Table("nothing", metadata, autoload_with=connection, schema="main")
except Exception as error:
    print(type(error).__name__, error, list(metadata.tables))

print(sorted(inspector.get_multi_pk_constraint(schema="main", kind=ObjectKind.ANY, scope=ObjectScope.ANY)))
print(inspector.get_multi_table_comment(scope=ObjectScope.TEMPORARY, kind=ObjectKind.VIEW))
print(inspector.has_table("scratch"), inspector.has_table("scratch", schema="temp"), inspector.has_table("sums", schema="elsewhere"))
table = Table("places", MetaData())
inspector.reflect_table(table, None, exclude_columns=["name"])
print(table.c.keys(), table.primary_key.columns.keys())
table = Table("Places", MetaData())
inspector.reflect_table(table, ["name"], resolve_fks=False)
print(table.c.keys(), Table("Places", MetaData(), autoload_with=connection, include_columns=[]).c.keys())
