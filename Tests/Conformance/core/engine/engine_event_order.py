"""All events of an engine in the order in which they come, with what they are told."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, select, text

engine = create_engine("sqlite://")
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("x", String))
log = []

for name in ("begin", "commit", "rollback"):
    event.listen(engine, name, lambda connection, name=name: log.append((name, connection.in_transaction())))
event.listen(engine, "engine_connect", lambda connection: log.append(("engine_connect", connection.closed)))
event.listen(engine, "connect", lambda dbapi, record: log.append(("connect", type(record).__name__, record.info)))
event.listen(engine, "first_connect", lambda dbapi, record: log.append(("first_connect", type(record).__name__)))
event.listen(engine, "checkout", lambda dbapi, record, proxy: log.append(("checkout", type(proxy).__name__)))
event.listen(engine, "checkin", lambda dbapi, record: log.append(("checkin", dbapi is not None)))
event.listen(engine, "reset", lambda dbapi, record, state: log.append(("reset", state.transaction_was_reset, state.terminate_only, state.asyncio_safe)))
event.listen(engine, "close", lambda dbapi, record: log.append(("close",)))
event.listen(engine, "engine_disposed", lambda engine: log.append(("engine_disposed",)))
event.listen(engine, "savepoint", lambda c, name: log.append(("savepoint", name)))
event.listen(engine, "release_savepoint", lambda c, name, context: log.append(("release_savepoint", name, context)))


@event.listens_for(engine, "before_execute")
def before_execute(connection, clauseelement, multiparams, params, execution_options):
    log.append(("before_execute", type(clauseelement).__name__, multiparams, params, dict(execution_options)))


@event.listens_for(engine, "after_execute")
def after_execute(connection, clauseelement, multiparams, params, execution_options, result):
    log.append(("after_execute", type(clauseelement).__name__, multiparams, params, type(result).__name__, result.rowcount if clauseelement.is_dml else None))


@event.listens_for(engine, "before_cursor_execute")
def before_cursor(connection, cursor, statement, parameters, context, executemany):
    log.append(("before_cursor_execute", statement, parameters, executemany, type(cursor).__name__))


@event.listens_for(engine, "after_cursor_execute")
def after_cursor(connection, cursor, statement, parameters, context, executemany):
    log.append(("after_cursor_execute", cursor.rowcount, cursor.lastrowid if context.isinsert else "", executemany))


def flush(title):
    print("--", title)
    while log:
        print("  ", *log.pop(0))


metadata.create_all(engine)
flush("create_all")
with engine.connect() as connection:
    connection.execute(insert(t), {"x": "a"})
    connection.commit()
flush("insert and commit")
with engine.begin() as connection:
    connection.execute(insert(t), [{"x": "b"}, {"x": "c"}])
    with connection.begin_nested():
        connection.execute(t.update().where(t.c.x == "b").values(x="d"))
flush("insert many, savepoint")
with engine.connect() as connection:
    print(connection.execute(select(t.c.x).where(t.c.id > 1)).all())
    print(connection.scalar(text("select count(*) from t where id > :n"), {"n": 0}))
    connection.exec_driver_sql("select 1")
flush("select")
engine.dispose()
flush("dispose")
with engine.connect() as connection:
    pass
flush("connect again")
