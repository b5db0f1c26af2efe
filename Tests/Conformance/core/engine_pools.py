"""Options of engines that concern pools and drivers: creator, pool, recycling, what happens on return."""
import sqlite3

from sqlalchemy import create_engine, event, text
from sqlalchemy.pool import AssertionPool, NullPool, QueuePool, SingletonThreadPool, StaticPool

PATH = "engine_pools.db"
made = []


def creator():
    made.append(1)
    return sqlite3.connect(PATH)


engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool)
for _ in range(3):
    with engine.connect() as connection:
        connection.execute(text("create table if not exists t (x int)"))
        connection.commit()
print(len(made), type(engine.pool).__name__, engine.pool.status())
pool = QueuePool(creator, pool_size=2, max_overflow=1)
first = pool.connect()
print(type(first).__name__, first.is_valid, pool.checkedout(), pool.size(), pool.status())
cursor = first.cursor()
cursor.execute("select 1 + 1")
print(cursor.fetchall())
first.close()
print(pool.checkedin(), create_engine("sqlite://", pool=pool).pool is pool)
for kind in (NullPool, StaticPool, AssertionPool, SingletonThreadPool):
    handed = kind(creator).connect()
    print(kind.__name__, handed.is_valid)
    handed.close()

for reset in ("rollback", "commit", None, True, False, "other"):
    try:
        engine = create_engine("sqlite:///" + PATH, pool_reset_on_return=reset)
        with engine.begin() as connection:
            connection.execute(text("delete from t"))
        raw = engine.raw_connection()
        raw.cursor().execute("insert into t values (1)")
        raw.close()
        with engine.connect() as connection:
            print(reset, connection.scalar(text("select count(*) from t")))
    except Exception as error:
        print(reset, type(error).__name__, "|", error)

for ping in (False, True):
    engine = create_engine("sqlite:///" + PATH, pool_pre_ping=ping)
    log = []
    for name in ("connect", "checkout", "checkin", "close", "invalidate"):
        event.listen(engine, name, lambda *a, name=name: log.append(name))
    raw = engine.raw_connection()
    driver = raw.dbapi_connection
    raw.close()
    driver.close()
    for _ in range(2):
        try:
            with engine.connect() as connection:
                print(connection.scalar(text("select 1")))
        except Exception as error:
            print(type(error).__name__, error.connection_invalidated, "|", str(error).split("\n")[0])
    print(log)
engine = create_engine("sqlite:///" + PATH, logging_name="mine", pool_logging_name="pool")
print(engine.logging_name, engine.pool.logging_name)
for options in ({"plugins": ["nope"]}, {"label_length": 99999}, {"module": sqlite3}, {"pool_size": 4}, {"nonsense": 1}):
    try:
        with create_engine("sqlite://", **options).connect() as connection:
            print(sorted(options), connection.scalar(text("select 1")))
    except Exception as error:
        print(sorted(options), type(error).__name__, "|", error)
engine.dispose()
