"""The views of a row's mapping, what rows may not be added to, and statements as the log tells them apart."""
import logging
import re

from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, func, select, text


class Printing(logging.Handler):
    def emit(self, record):
        print("   ", re.sub(r"(generated in|cached since|no key) [0-9.e-]+s", r"\1 Ns", record.getMessage()))


logger = logging.getLogger("sqlalchemy.engine")
logger.setLevel(logging.INFO)
logger.propagate = False
logger.addHandler(Printing())
engine = create_engine("sqlite://")
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("k", Integer, default=5))
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(t.insert(), [{"name": "a"}, {"name": "b"}])
    row = conn.execute(select(t).order_by(t.c.id)).first()
    mapping = row._mapping
    print(mapping.keys(), mapping.values(), mapping.items())
    print(len(mapping.values()), list(mapping.items()), "a" in mapping.values(), ("id", 1) in mapping.items())
    print(mapping.keys() == {"id": 1, "name": 2, "k": 3}.keys(), mapping.values() == [1, "a", 5], {"id": 1, "name": "a", "k": 5}.items() == mapping.items())
    for action in (lambda: row + (1,), lambda: (1,) + row, lambda: row * 2, lambda: row + row):
        try:
            print(action())
        except TypeError as error:
            print(error)
    first, second = text("max(name)"), text("min(name)")
    chosen = conn.execute(select(first, second).select_from(t)).one()
    print(chosen._mapping[first], chosen._mapping[second])
    conn.execute(t.insert(), {"name": "c"})
    conn.execute(t.insert(), {"name": "d"})
    conn.execute(t.insert(), {"name": "e", "k": 3})
    conn.execute(t.insert(), {"k": 3, "name": "f"})
    conn.execute(t.insert().values(name="g"))
    conn.execute(t.insert().values(name="h"))
    conn.execute(t.update().where(t.c.id == 1).values(name="z"))
    conn.execute(t.update().where(t.c.id == 2).values(name="y"))
    conn.execute(t.update().where(t.c.id == bindparam("b")), {"b": 1, "name": "x"})
    conn.execute(select(t.c.id).with_for_update())
    conn.execute(select(t.c.id))
    conn.execute(select(t.c.id))
    conn.execute(select(func.count()).select_from(t))
