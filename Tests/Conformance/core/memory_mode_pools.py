"""Which pool a URL of SQLite gets, and what is said of URLs that choose it by mode=memory or hold what the driver does not know."""
import warnings

from sqlalchemy import create_engine, make_url, pool
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.sqlite import aiosqlite, pysqlite
from sqlalchemy.sql.ddl import CheckFirst

urls = [
    "sqlite+pysqlite:///file:foo.db?mode=memory&uri=true",
    "sqlite:///file:foo.db?mode=memory",
    "sqlite:///file:x?mode=memory&cache=shared&uri=true",
    "sqlite:///:memory:",
    "sqlite:///foo.db?timeout=5",
    "sqlite:///foo.db?bogus=1&other=2",
]
for url in urls:
    for name, make in (
        ("get_pool_class", lambda: pysqlite.dialect.get_pool_class(make_url(url)).__name__),
        ("create_engine", lambda: type(create_engine(url).pool).__name__),
        ("with a class", lambda: type(create_engine(url, poolclass=pool.StaticPool).pool).__name__),
    ):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            print(url, name, make())
        for warning in told:
            print("   ", warning.category.__name__, warning.message)
print(aiosqlite.dialect.get_pool_class(make_url("sqlite+aiosqlite://")).__name__, aiosqlite.dialect.driver, aiosqlite.dialect.is_async)
print(postgresql.dialect.get_pool_class(make_url("postgresql://host/db")).__name__)
print(list(CheckFirst), len(CheckFirst), CheckFirst["TABLES"], [bool(flag) for flag in CheckFirst])
