"""Execution options of engine, connection, statement and call: merged, seen by events and the result."""
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, event, insert, select, text

engine = create_engine("sqlite://", execution_options={"who": "engine", "level": 1})
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True))
metadata.create_all(engine)
seen = []


@event.listens_for(engine, "before_execute")
def before(connection, clauseelement, multiparams, params, execution_options):
    seen.append(("before_execute", dict(execution_options)))


@event.listens_for(engine, "before_cursor_execute")
def cursor(connection, cursor, statement, parameters, context, executemany):
    seen.append(("cursor", dict(context.execution_options)))


def flush():
    while seen:
        name, options = seen.pop(0)
        print("   ", name, {key: options[key] for key in sorted(options) if not key.startswith("_") and key != "compiled_cache"})


with engine.connect() as connection:
    print(engine.get_execution_options(), connection.get_execution_options())
    connection.execute(select(t))
    flush()
    connection.execute(select(t).execution_options(who="statement", extra=True))
    flush()
    connection.execute(select(t).execution_options(who="statement"), execution_options={"who": "call"})
    flush()
    changed = connection.execution_options(who="connection")
    print(changed is connection, connection.get_execution_options())
    connection.execute(text("select 1"))
    flush()
    connection.execute(text("select 1").execution_options(level=2), execution_options={"more": [1]})
    flush()
    connection.exec_driver_sql("select 1", execution_options={"driver": 1})
    flush()
    connection.scalar(select(t.c.id), execution_options={"s": 1})
    connection.scalars(select(t.c.id), execution_options={"s": 2})
    flush()
with engine.connect() as connection:
    print(connection.get_execution_options())

statement = select(t).execution_options(a=1).execution_options(b=2, a=3)
print(dict(statement.get_execution_options()), dict(select(t).get_execution_options()))
print(dict(insert(t).execution_options(x=1).get_execution_options()))
other = engine.execution_options(who="other")
third = other.execution_options(level=3)
print(other.get_execution_options(), third.get_execution_options(), engine.get_execution_options())
print(repr(other), type(other).__name__, other.pool is engine.pool, other.dialect is engine.dialect)
engine.update_execution_options(level=9)
print(engine.get_execution_options(), other.get_execution_options())
with other.connect() as connection:
    print(connection.get_execution_options(), connection.engine is other)


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


with engine.connect() as connection:
    attempt("stream", lambda: connection.execution_options(stream_results=True).execute(select(t)).all())
    attempt("yield_per", lambda: connection.execute(select(t).execution_options(yield_per=10)).all())
    attempt("bad map", lambda: connection.execute(select(t), execution_options=5))
    attempt("rowcount", lambda: connection.execute(select(t), execution_options={"preserve_rowcount": True}).rowcount)
    attempt("no parameters", lambda: connection.execution_options(no_parameters=True).exec_driver_sql("select '%'").scalar())
    attempt("autocommit", lambda: select(t).execution_options(autocommit=True).get_execution_options())
    attempt("statement isolation", lambda: select(t).execution_options(isolation_level="AUTOCOMMIT"))
    attempt("compiled cache on statement", lambda: select(t).execution_options(compiled_cache={}))
