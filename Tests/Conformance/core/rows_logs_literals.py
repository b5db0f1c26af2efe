# Rows as dicts, frozen results with other rows, what handlers hear of echo="debug", literals of None and of backslashes.
import logging
import re

from sqlalchemy import JSON, Column, Enum, Integer, MetaData, String, Table, bindparam, cast, column, create_engine, insert, inspect, literal, select
from sqlalchemy.dialects import mysql, sqlite


def show(name, make):
    try:
        print(name, "->", make())
    except Exception as error:
        print(name, "!!", type(error).__name__, error)


class Told(logging.Handler):
    def emit(self, record):
        text = re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"\d+\.\d+s", "N s", record.getMessage()))
        print("heard", record.levelname, record.name, text)


logging.getLogger("sqlalchemy").addHandler(Told())
metadata = MetaData()
trees = Table("trees", metadata, Column("id", Integer, primary_key=True), Column("name", String))
engine = create_engine("sqlite://", logging_name="first")
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
metadata.create_all(engine)
with engine.connect() as connection:
    connection.execute(insert(trees), [{"name": "oak"}, {"name": "ash"}])
    row = connection.execute(select(trees)).first()
    show("dict of a row", lambda: dict(row))
    show("keys of a row", lambda: row.keys())
    show("** of a row", lambda: dict(**row))
    show("dict of its mapping", lambda: dict(row._mapping))
    twice = connection.execute(select(trees.c.id, trees.c.name.label("id"))).first()
    show("two of a name", lambda: twice._asdict())
    frozen = connection.execute(select(trees.c.id, trees.c.name)).freeze()
    show("frozen", lambda: frozen.with_new_rows([(9, "elm")])().mappings().all())
    show("cache", lambda: inspect(engine).info_cache)

for dialect in (None, sqlite.dialect(), mysql.dialect()):
    options = {"dialect": dialect, "compile_kwargs": {"literal_binds": True}}
    show("json", lambda: select(literal(None, JSON())).compile(**options))
    show("like", lambda: column("x").like(bindparam("q", None, String)).compile(**options))
    show("backslash", lambda: select(literal("a\\b"), column("x").in_(["c\\d"])).compile(**options))
    show("enum", lambda: cast(column("x"), Enum("oak", "ash", native_enum=False, length=9)).compile(**options))

lost = create_engine("sqlite:///:memory:", logging_name="second", pool_logging_name="pool")
for name in ("sqlalchemy.engine", "sqlalchemy.pool"):
    logging.getLogger(name).setLevel(logging.DEBUG)
with lost.connect() as connection:
    print(connection.execute(select(literal(1).label("one"))).all())
    connection.invalidate(ValueError("lost"))
    print(connection.invalidated)
