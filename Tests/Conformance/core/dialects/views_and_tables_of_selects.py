# CREATE VIEW, CREATE TABLE ... AS, SELECT ... INTO: their text, and what they do on SQLite.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, inspect, select
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.schema import CreateTableAs, CreateView, DropView

metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
large = select(item.c.id, item.c.name).where(item.c.id > 5)
dialects = (sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect())


def each(statement):
    print(str(statement))
    for dialect in dialects:
        print(f"{dialect.name:12}", repr(str(statement.compile(dialect=dialect))))


each(CreateView(large, "v"))
each(CreateView(large, "v", or_replace=True, schema="x"))
each(CreateView(large, "v", materialized=True))
each(CreateView(large, "v", temporary=True))
each(CreateTableAs(large, "copy"))
each(CreateTableAs(large, "copy", temporary=True, if_not_exists=True, schema="q"))
each(large.into("large"))
each(large.into("large", temporary=True, schema="z"))

other = MetaData()
view = CreateView(large, "large_item", metadata=other)
print(repr(view.table), view.table.is_view, item.is_view, "large_item" in other.tables, view.table.c.keys())
each(DropView(view.table))
each(DropView(view.table, if_exists=True))
print(large.into("t3", metadata=other).table.c.keys(), sorted(other.tables))
try:
    str(DropView("large_item"))
except AssertionError:
    print("DropView needs the table of a view")

engine = create_engine("sqlite://")
with engine.begin() as connection:
    schema = MetaData()
    word = Table("word", schema, Column("id", Integer, primary_key=True), Column("text", String))
    late = CreateView(select(word).where(word.c.id > 1), "late", metadata=schema)
    schema.create_all(connection)
    connection.execute(word.insert(), [{"text": "p"}, {"text": "q"}])
    print(connection.execute(select(late.table)).all())
    print(connection.execute(select(word.c.text, late.table.c.id).join_from(word, late.table, word.c.id == late.table.c.id)).all())
    print(inspect(connection).get_view_names(), inspect(connection).get_table_names())
    copy = CreateTableAs(select(word.c.text), "copy")
    connection.execute(copy)
    print(connection.execute(select(copy.table)).all())
    numbers = select(word.c.id).into("numbers")
    connection.execute(numbers)
    print(connection.execute(select(numbers.table.c.id)).all())
    connection.execute(DropView(late.table))
    print(inspect(connection).get_view_names())
    schema.create_all(connection)
    print(inspect(connection).get_view_names())
    schema.drop_all(connection)
    print(inspect(connection).get_view_names(), inspect(connection).get_table_names())
