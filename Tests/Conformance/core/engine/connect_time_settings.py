"""What listeners of "connect" set up: PRAGMAs, functions, collations of text, attached files; on pools and classes."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, event, func, insert, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool, Pool

calls = []


@event.listens_for(Engine, "connect")
def any_connect(dbapi_connection, record):
    calls.append("Engine")
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


@event.listens_for(Pool, "checkout")
def any_checkout(dbapi_connection, record, proxy):
    calls.append("checkout")


metadata = MetaData()
parent = Table("parent", metadata, Column("id", Integer, primary_key=True))
child = Table("child", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("parent.id", ondelete="CASCADE")))
engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def functions(dbapi_connection, record):
    calls.append("engine")
    dbapi_connection.create_function("double_it", 1, lambda value: None if value is None else value * 2)
    dbapi_connection.create_function("join_all", -1, lambda *values: "-".join(str(v) for v in values))
    dbapi_connection.create_function("fails", 0, lambda: 1 / 0)
    record.info["ready"] = True


metadata.create_all(engine)
print(calls)
with engine.begin() as connection:
    print(connection.scalar(text("pragma foreign_keys")), connection.info)
    connection.execute(insert(parent), [{"id": 1}, {"id": 2}])
    connection.execute(insert(child), [{"parent_id": 1}, {"parent_id": 1}, {"parent_id": 2}])
    try:
        connection.execute(insert(child).values(parent_id=9))
    except IntegrityError as error:
        print(error.orig)
    connection.execute(parent.delete().where(parent.c.id == 1))
    print(connection.scalar(select(func.count()).select_from(child)))
    print(connection.execute(select(func.double_it(21), func.double_it(None), func.join_all(1, "a", 2.5), func.double_it(child.c.id))).all())
    try:
        connection.execute(select(func.fails()))
    except Exception as error:
        print(type(error).__name__, "|", error)
    print(connection.execute(select(child.c.id).where(func.double_it(child.c.id) > 5)).scalars().all())
calls.clear()
fresh = create_engine("sqlite:///fresh.db", poolclass=NullPool)
for _ in range(2):
    with fresh.connect() as connection:
        connection.execute(text("select 1"))
print(calls)
calls.clear()
kept = create_engine("sqlite:///fresh.db")
for _ in range(2):
    with kept.connect() as connection:
        connection.execute(text("select 1"))
print(calls)
event.remove(Engine, "connect", any_connect)
event.remove(Pool, "checkout", any_checkout)
calls.clear()
with create_engine("sqlite://").connect() as connection:
    print(connection.scalar(text("pragma foreign_keys")), calls)
