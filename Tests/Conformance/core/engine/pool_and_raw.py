"""The pool's state, raw_connection(), connection proxies, invalidate, detach, recreate."""
from sqlalchemy import create_engine, event, text
from sqlalchemy.pool import NullPool, StaticPool

engine = create_engine("sqlite:///pool.db")
pool = engine.pool
print(pool.status(), pool.size(), pool.checkedin(), pool.checkedout(), pool.overflow(), pool.timeout())
first, second = engine.connect(), engine.connect()
print(pool.status(), pool.checkedout())
first.close()
print(pool.status(), pool.checkedin())
second.close()
print(pool.status())
engine.dispose()
print(engine.pool.status(), engine.pool is pool)
print(create_engine("sqlite:///pool.db", poolclass=NullPool).pool.status(), "|", create_engine("sqlite://", poolclass=StaticPool).pool.status())

raw = engine.raw_connection()
print(type(raw).__name__, raw.is_valid, raw.is_detached, type(raw.dbapi_connection).__name__, type(raw.driver_connection).__name__)
cursor = raw.cursor()
print(type(cursor).__name__)
cursor.execute("create table if not exists t (a integer, b text)")
cursor.execute("insert into t values (?, ?)", (1, "x"))
cursor.executemany("insert into t values (?, ?)", [(2, "y"), (3, "z")])
print(cursor.rowcount, cursor.lastrowid)
cursor.execute("select a, b from t order by a")
print(cursor.description, cursor.fetchone(), cursor.fetchmany(1), cursor.fetchall())
raw.commit()
raw.close()
print(raw.is_valid)

with engine.connect() as connection:
    print(connection.connection.dbapi_connection.total_changes, connection.connection.is_valid)
    dbapi = connection.connection.dbapi_connection
    dbapi.create_function("twice", 1, lambda value: value * 2)
    print(connection.scalar(text("select twice(21)")), connection.scalar(text("select group_concat(twice(a)) from t")))
    print(connection.info, connection.connection.info is connection.info)
    connection.info["seen"] = True
with engine.connect() as connection:
    print(connection.info)
    connection.invalidate()
    print(connection.invalidated, connection.closed)
    print(connection.execute(text("select count(*) from t")).scalar(), connection.invalidated, connection.info)

with engine.connect() as connection:
    connection.detach()
    print(connection.scalar(text("select 5")), connection.connection.is_detached, engine.pool.checkedout())

log = []
event.listen(engine, "connect", lambda dbapi, record: log.append("connect"))
event.listen(engine, "close", lambda dbapi, record: log.append("close"))
event.listen(engine, "invalidate", lambda dbapi, record, error: log.append(("invalidate", error)))
with engine.connect() as connection:
    connection.execute(text("select 1"))
    connection.invalidate()
engine.dispose()
print(log)
static = create_engine("sqlite://", poolclass=StaticPool)
with static.connect() as one, static.connect() as two:
    one.execute(text("create table s (x)"))
    print(two.execute(text("select count(*) from s")).scalar(), one.connection.dbapi_connection is two.connection.dbapi_connection)
