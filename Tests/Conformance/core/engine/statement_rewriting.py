"""Listeners with retval=True change statement and parameters; named=True; contains and remove; once; refusals."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, select, text
from sqlalchemy.engine import Engine

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", String))
t.create(engine)
log = []


@event.listens_for(engine, "before_cursor_execute", retval=True)
def comment(connection, cursor, statement, parameters, context, executemany):
    return statement + " -- seen", parameters


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, executemany):
    log.append((statement, parameters))


with engine.begin() as connection:
    connection.execute(insert(t), [{"x": "a"}, {"x": "b"}])
    print(connection.execute(select(t).where(t.c.x == "b")).all())
print(*log, sep="\n")
log.clear()
print(event.contains(engine, "before_cursor_execute", comment), event.contains(engine, "before_cursor_execute", print))
event.remove(engine, "before_cursor_execute", comment)
print(event.contains(engine, "before_cursor_execute", comment))


@event.listens_for(engine, "before_execute", retval=True)
def rewrite(connection, clauseelement, multiparams, params, execution_options):
    if isinstance(clauseelement, type(text(""))):
        return text("select x from t order by id desc"), multiparams, params
    return clauseelement, multiparams, params


with engine.connect() as connection:
    print(connection.execute(text("select :n"), {"n": 1}).all())
print(*log, sep="\n")
log.clear()
event.remove(engine, "before_execute", rewrite)


@event.listens_for(engine, "before_cursor_execute", named=True)
def by_name(**kw):
    log.append((sorted(kw), kw["executemany"]))


@event.listens_for(engine, "begin", once=True)
def once(connection):
    log.append("once")


with engine.connect() as connection:
    connection.execute(text("select 1"))
    connection.rollback()
    connection.execute(text("select 2"))
print(*log, sep="\n")
log.clear()


@event.listens_for(Engine, "commit")
def any_engine(connection):
    log.append("any engine commits")


with create_engine("sqlite://").begin() as connection:
    connection.execute(text("select 3"))
print(*log, sep="\n")
event.remove(Engine, "commit", any_engine)

with engine.connect() as connection:
    event.listen(connection, "before_cursor_execute", lambda *args: print("on the connection", args[2]))
    connection.execute(text("select 4"))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


attempt("no such event", lambda: event.listen(engine, "before_lunch", print))
attempt("no such target", lambda: event.listen(5, "begin", print))
attempt("not listening", lambda: event.remove(engine, "begin", print))
attempt("retval refused", lambda: event.listen(engine, "after_execute", print, retval=True))
attempt("order", lambda: (event.listen(engine, "rollback", lambda c: log.append("second")), event.listen(engine, "rollback", lambda c: log.append("first"), insert=True)))
log.clear()
with engine.connect() as connection:
    connection.execute(text("select 5"))
print(log[-2:])
