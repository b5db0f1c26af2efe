"""A program gives connections a dict of its own to keep compiled statements in."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, delete, insert, select, text, update

metadata = MetaData()
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("title", String))
engine = create_engine("sqlite://")
metadata.create_all(engine)


def kept(cache):
    for key, compiled in cache.items():
        print(" ", type(key).__name__, type(compiled).__name__, str(compiled).replace("\n", ""))


cache = {}
with engine.connect().execution_options(compiled_cache=cache) as connection:
    connection.execute(insert(book), {"title": "a"})
    connection.execute(insert(book), [{"title": "b"}, {"title": "c"}])
    for title in ("a", "b", "c"):
        print(connection.execute(select(book).where(book.c.title == title)).one())
    connection.execute(update(book).values(title="d"))
    connection.execute(text("SELECT 1"))
    connection.exec_driver_sql("SELECT 2")
    connection.execute(delete(book))
print(len(cache))
kept(cache)

with engine.connect() as connection:
    connection.execute(select(book.c.id))
    connection = connection.execution_options(compiled_cache=None)
    print(connection.execute(select(book.c.id)).all())
print(len(cache))

# What the log says of it: the program's own dict alone counts, whatever the engine keeps.
import logging
import re
import sys

from sqlalchemy import literal


class WithoutTimes(logging.Formatter):
    def format(self, record):
        return re.sub(r"[\d.e-]+s\b", "N s", record.getMessage())


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(WithoutTimes())
logging.getLogger("sqlalchemy.engine").addHandler(handler)
logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
for size in (500, 0):
    told = create_engine("sqlite://", query_cache_size=size)
    for own in ({}, {}, None):
        with told.connect() as connection:
            connection = connection.execution_options(compiled_cache=own)
            for times in range(3):
                connection.execute(select(literal(5)))
                if own and times == 1:
                    own.clear()
