"""return_defaults(supplemental_cols=...): further columns, whose rows the result gives again."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, delete, insert, update
from collections import UserDict

metadata = MetaData()
task = Table(
    "task", metadata, Column("id", Integer, primary_key=True), Column("title", String(20)), Column("state", String(10), server_default="open"), Column("tries", Integer, default=0, onupdate=None), Column("touched", Integer, onupdate=7))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    result = connection.execute(insert(task).return_defaults(supplemental_cols=[task.c.title]), {"title": "wash"})
    print(result.returned_defaults, dict(result.returned_defaults._mapping), result.inserted_primary_key)
    print(result.all())
    result = connection.execute(insert(task).values(id=9, title="dry").return_defaults(task.c.state, supplemental_cols=[task.c.id]))
    print(result.returned_defaults, result.inserted_primary_key, result.all())
    result = connection.execute(insert(task).return_defaults(), {"title": "iron"})
    print(result.returned_defaults, result.all())
    statement = update(task).where(task.c.id == 9).values(title="fold").return_defaults(task.c.touched, supplemental_cols=[task.c.title, task.c.id])
    print(statement.compile(engine))
    result = connection.execute(statement)
    print(result.returned_defaults, result.returned_defaults.title, result.all())
    statement = delete(task).where(task.c.id == 9).return_defaults(task.c.id, supplemental_cols=[task.c.title])
    print(statement.compile(engine))
    result = connection.execute(statement)
    print(result.returned_defaults, result.returned_defaults._mapping[task.c.title], result.all(), result.rowcount)
    # Parameters of any mapping.
    connection.execute(insert(task), UserDict(title="mapped"))
    connection.execute(insert(task), [UserDict(title="one"), UserDict(title="two")])
    print(connection.execute(task.select().order_by(task.c.id)).all())
