"""The log of the engine: what counts as the same statement, and which connections heed a change of the level."""
import logging
import re

from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, insert, literal, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert


class Printer(logging.Handler):
    def emit(self, record):
        line = re.sub(r"\[(generated in|cached since|no key) [0-9.e-]+s( ago)?\]", r"[\1]", record.getMessage())
        print("  |", " ".join(line.split()))


logger = logging.getLogger("sqlalchemy.engine")
logger.addHandler(Printer())
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("a", Integer), Column("b", String))
engine = create_engine("sqlite://")
metadata.create_all(engine)
early = engine.connect()
logger.setLevel(logging.INFO)
early.execute(text("select 0"))
early.close()
connection = engine.connect()
for parameter in bindparam("q", 1), bindparam("q", 2), bindparam("q", 3, String), bindparam("r", 1):
    connection.execute(select(t).where(t.c.a == parameter))
connection.execute(select(t).where(t.c.a == bindparam("q")), {"q": 1})
connection.execute(select(t).where(t.c.a == bindparam("q")), {"q": 2})
for value in 4, "4", 5:
    connection.execute(text("select :x").bindparams(x=value))
    connection.execute(select(literal(value)))
    connection.execute(select(t.c.a == value))
connection.execute(text("select :x"), {"x": 1})
connection.execute(text("select :x"), {"x": "q"})
connection.execute(update(t).values(a=1, b="x"))
connection.execute(update(t).values(b="x", a=1))
connection.execute(update(t).values(a=2, b="y"))
connection.execute(insert(t).values(a=1, b="x"))
connection.execute(insert(t).values(b="x", a=1))
connection.execute(insert(t), {"a": 1, "b": "x"})
connection.execute(insert(t), {"b": "x", "a": 1})
other = Table("t", MetaData(), Column("id", Integer), Column("a", Integer), Column("b", String))
connection.execute(select(other))
connection.execute(select(t))
logger.setLevel(logging.WARNING)
connection.execute(select(t))

# The key of a row that an upsert makes is asked for as that of any other.
for statement in sqlite_insert(t).values(a=1).on_conflict_do_nothing(), sqlite_insert(t).values(a=1).on_conflict_do_nothing().return_defaults():
    print(statement.compile(engine))
    print(connection.execute(statement).inserted_primary_key)
print(postgresql_insert(t).values(a=1).on_conflict_do_update(index_elements=["id"], set_={"a": 3}).compile(dialect=postgresql.dialect()))
try:
    t.c.a.label()
except TypeError as error:
    print(error)
