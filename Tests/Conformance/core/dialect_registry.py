"""Dialects of a program's own by name, pools from URLs, attributes of dialect classes."""
from sqlalchemy import create_engine, create_pool_from_url, text
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, registry, sqlite
from sqlalchemy.engine import default
from sqlalchemy.pool import NullPool, StaticPool


def attempt(do):
    try:
        print(do())
    except Exception as error:
        print(type(error).__name__, str(error)[:200])


for module in (sqlite, postgresql, mysql, oracle, mssql):
    kind = module.dialect
    print(kind.name, kind.driver, kind.supports_alter, kind.max_identifier_length, kind.default_paramstyle, kind.supports_sequences, kind.insert_returning)
    one = kind()
    print(one.name, one.paramstyle, one.positional, one.supports_native_enum, one.supports_native_decimal, one.statement_compiler.__name__, kind.ddl_compiler.__name__, kind.type_compiler_cls.__name__)
print(default.DefaultDialect.name, default.DefaultDialect.supports_alter)

pool = create_pool_from_url("sqlite://")
print(type(pool).__name__)
connection = pool.connect()
print(connection.cursor().execute("select 1").fetchall())
connection.close()
pool = create_pool_from_url("sqlite:////tmp/never.db", pool_size=3, max_overflow=1)
print(type(pool).__name__, pool.size(), pool.status())
print(type(create_pool_from_url("sqlite://", poolclass=NullPool)).__name__)
attempt(lambda: create_pool_from_url("sqlite://", poolclass=StaticPool, pool_size=4))
attempt(lambda: type(create_pool_from_url("sqlite://", pre_ping=True, recycle=60, logging_name="mine")).__name__)


class MyDialect(sqlite.dialect):
    supports_statement_cache = True
    name = "mine"


registry.register("mine", __name__, "MyDialect")
registry.register("mine.foo", __name__, "MyDialect")
attempt(lambda: create_engine("mine://").dialect.name)
attempt(lambda: create_engine("mine+foo://").dialect.name)
attempt(lambda: create_engine("nonexistent://"))
attempt(lambda: create_engine("mine+bar://"))
attempt(lambda: registry.load("mine").__name__)
attempt(lambda: registry.load("other"))
with create_engine("mine://").connect() as conn:
    print(conn.scalar(text("select 5")), conn.dialect.name, isinstance(conn.dialect, MyDialect))
registry.deregister("mine")
attempt(lambda: create_engine("mine://"))
