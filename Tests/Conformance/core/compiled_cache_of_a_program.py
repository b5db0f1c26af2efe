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
