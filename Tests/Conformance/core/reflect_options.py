"""Reflection: options behind CREATE TABLE, column_reflect, automatic indexes, dates stored in formats of their own, mock engines."""
import datetime

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, create_mock_engine, event, inspect, select, text
from sqlalchemy.dialects.sqlite import DATE, DATETIME, TIME
from sqlalchemy.schema import CreateTable

engine = create_engine("sqlite://")
with engine.begin() as conn:
    for statement in (
        "CREATE TABLE plain (id INTEGER PRIMARY KEY, code TEXT UNIQUE)", "CREATE TABLE strict_one (id INTEGER PRIMARY KEY, n INT) STRICT", "CREATE TABLE no_row (k TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE kid (id INTEGER PRIMARY KEY, a INTEGER REFERENCES plain(id), b INTEGER, c INTEGER, CONSTRAINT second FOREIGN KEY(c) REFERENCES plain(id) ON DELETE CASCADE, CONSTRAINT first FOREIGN KEY(b) REFERENCES strict_one(id))",
    ):
        conn.execute(text(statement))
inspector = inspect(engine)
for name in inspector.get_table_names():
    print(name, inspector.get_table_options(name))
print(inspector.get_indexes("plain"), inspector.get_indexes("plain", include_auto_indexes=True))
print([(key["name"], key["constrained_columns"], key["options"]) for key in inspector.get_foreign_keys("kid")])
print(" ".join(str(CreateTable(Table("no_row", MetaData(), autoload_with=engine)).compile(engine)).split()))

metadata = MetaData()


@event.listens_for(metadata, "column_reflect")
def rename(inspector, table, info):
    info["key"] = "k_" + info["name"]
    if info["name"] == "code":
        info["type"] = String(7)
        info["info"] = {"seen": True}


plain = Table("plain", metadata, autoload_with=engine)
print(plain.c.keys(), repr(plain.c.k_code.type), plain.c.k_code.info)
print(select(plain.c.k_id))
own = Table("no_row", MetaData(), autoload_with=engine, listeners=[("column_reflect", lambda i, t, info: info.update(key="other"))])
print(own.c.keys())

events = Table(
    "events", MetaData(), Column("id", Integer, primary_key=True), Column("day", DATE(storage_format="%(year)04d%(month)02d%(day)02d", regexp=r"(\d{4})(\d{2})(\d{2})")),
    Column("at", DATETIME(truncate_microseconds=True)), Column("clock", TIME(truncate_microseconds=True)),
    Column("named", DATETIME(storage_format="%(day)02d/%(month)02d/%(year)04d", regexp=r"(?P<day>\d+)/(?P<month>\d+)/(?P<year>\d+)")))
print(" ".join(str(CreateTable(events).compile(engine)).split()))
events.create(engine)
with engine.begin() as conn:
    moment = datetime.datetime(2024, 5, 6, 7, 8, 9, 123)
    conn.execute(events.insert().values(day=moment.date(), at=moment, clock=moment.time(), named=moment))
    print(conn.execute(text("SELECT * FROM events")).all())
    print(conn.execute(select(events)).all())
    conn.execute(text("UPDATE events SET named = 'never'"))
    try:
        conn.execute(select(events.c.named)).all()
    except ValueError as error:
        print(error)

made = []
mock = create_mock_engine("postgresql://", lambda statement, *a, **kw: made.append(" ".join(str(statement.compile(dialect=mock.dialect)).split())))
both = MetaData()
Table("parent", both, Column("id", Integer, primary_key=True), Column("name", String, index=True))
both.create_all(mock)
both.drop_all(mock)
print("\n".join(made))
