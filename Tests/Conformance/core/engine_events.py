"""Listeners of an engine: connects, statements, transactions, errors."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, exc, insert, select, text

engine = create_engine("sqlite://")
log = []


@event.listens_for(engine, "connect")
def on_connect(connection, record):
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
    connection.create_function("twice", 1, lambda x: None if x is None else x * 2)
    log.append("connect")


@event.listens_for(engine, "before_cursor_execute", retval=True)
def comment(conn, cursor, statement, parameters, context, executemany):
    log.append(("sql", statement.split("\n")[0], parameters, executemany))
    return statement + " -- noted", parameters


@event.listens_for(engine, "after_cursor_execute")
def after(conn, cursor, statement, parameters, context, executemany):
    log.append(("done", statement.endswith("-- noted"), context.isinsert if context is not None else None))


for name in ("begin", "commit", "rollback"):
    event.listen(engine, name, lambda conn, name=name: log.append(name))
event.listen(engine, "savepoint", lambda conn, name: log.append("savepoint"))
event.listen(engine, "release_savepoint", lambda conn, name, context: log.append(name))


@event.listens_for(engine, "handle_error")
def handle(context):
    log.append(("error", type(context.original_exception).__name__, type(context.sqlalchemy_exception).__name__))


metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("name", String, unique=True))
event.listen(t, "after_create", lambda target, connection, **kw: log.append(("created", target.name)))
event.listen(metadata, "before_create", lambda target, connection, tables, **kw: log.append(("creating", [x.name for x in tables])))


def show(title):
    print("--", title)
    for entry in log:
        print("  ", entry)
    log.clear()


metadata.create_all(engine)
show("create")
with engine.begin() as conn:
    conn.execute(insert(t), [{"name": "a"}, {"name": "b"}])
    with conn.begin_nested():
        print(conn.scalar(select(text("twice(21)"))))
show("changes")
with engine.connect() as conn:
    print(conn.scalar(text("PRAGMA foreign_keys")))
    try:
        conn.execute(insert(t).values(name="a"))
    except exc.IntegrityError as e:
        print(e.orig, e.statement, e.params)
show("error")
print(event.contains(engine, "connect", on_connect))
event.remove(engine, "before_cursor_execute", comment)
with engine.connect() as conn:
    print(conn.scalar(select(t.c.id).where(t.c.name == "b")))
show("removed")
try:
    event.listen(engine, "no_such_event", print)
except exc.InvalidRequestError as e:
    print(e)
