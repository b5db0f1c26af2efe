"""What create_engine() takes, what it refuses, and what the engine then tells of itself."""
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import AssertionPool, NullPool, QueuePool, SingletonThreadPool, StaticPool


def attempt(name, function):
    try:
        print(name, "->", function())
    except Exception as error:
        print(name, "->", type(error).__name__, "|", error)


engine = create_engine("sqlite://")
print(engine, repr(engine), str(engine))
print(engine.url, repr(engine.url), engine.name, engine.driver, engine.echo, engine.hide_parameters)
print(engine.dialect.name, engine.dialect.driver, engine.dialect.paramstyle, type(engine.pool).__name__)

for url in ("sqlite://", "sqlite:///:memory:", "sqlite:///some.db", "sqlite+pysqlite:///some.db"):
    made = create_engine(url)
    print(url, type(made.pool).__name__, made.url.database, made.url.drivername, made)

for pool in (NullPool, StaticPool, QueuePool, SingletonThreadPool, AssertionPool):
    made = create_engine("sqlite:///some.db", poolclass=pool)
    print(type(made.pool).__name__, isinstance(made.pool, pool), made.pool.__class__.__mro__[1].__name__)

attempt("nonsense", lambda: create_engine("sqlite://", nonsense=1))
attempt("two nonsenses", lambda: create_engine("sqlite://", nonsense=1, rubbish=2))
attempt("future", lambda: create_engine("sqlite://", future=True))
attempt("not future", lambda: create_engine("sqlite://", future=False))
attempt("bad url", lambda: create_engine("sqlite"))
attempt("bad url", lambda: create_engine("not a url"))
attempt("no url", lambda: create_engine(None))
attempt("number", lambda: create_engine(5))
attempt("empty", lambda: create_engine(""))
attempt("unknown dialect", lambda: create_engine("nosuch://x"))
attempt("unknown driver", lambda: create_engine("sqlite+nosuch://"))
attempt("isolation", lambda: create_engine("sqlite://", isolation_level="NONSENSE").connect())
attempt("pool size", lambda: create_engine("sqlite:///a.db", pool_size=3, max_overflow=1, pool_recycle=60, pool_pre_ping=True, pool_timeout=3).pool.size())
attempt("pool size of memory", lambda: create_engine("sqlite://", max_overflow=1))
attempt("pool size of NullPool", lambda: create_engine("sqlite:///a.db", poolclass=NullPool, pool_size=5))
attempt("url object", lambda: create_engine(make_url("sqlite:///x.db")))
attempt("options", lambda: create_engine("sqlite://", execution_options={"a": 1, "isolation_level": "AUTOCOMMIT"}).get_execution_options())
attempt("connect_args", lambda: create_engine("sqlite://", connect_args={"timeout": 3, "check_same_thread": False}).connect().scalar(text("select 1")))
attempt("bad connect_args", lambda: create_engine("sqlite://", connect_args={"nonsense": 3}).connect())
attempt("query", lambda: create_engine("sqlite:///file:mem1?mode=memory&cache=shared&uri=true").connect().scalar(text("select 2")))
attempt("missing folder", lambda: create_engine("sqlite:////no/such/folder/x.db").connect())
attempt("cache size", lambda: create_engine("sqlite://", query_cache_size=0).connect().scalar(text("select 3")))
