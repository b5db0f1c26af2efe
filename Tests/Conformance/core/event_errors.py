"""What listeners of executions raise and give back, in which order they are called; results by several ways."""
import sqlite3

from sqlalchemy import bindparam, create_engine, event, exc, select, String, text
from sqlalchemy.engine import Engine

called = []


def listener(name):
    def listen(*arguments):
        called.append(name)

    return listen


engine = create_engine("sqlite://")
event.listen(engine, "before_execute", listener("engine"))
optioned = engine.execution_options(flavour="sweet")
event.listen(engine, "before_execute", listener("late"))
event.listen(optioned, "before_execute", listener("optioned"))
of_all = listener("class")
event.listen(Engine, "before_execute", of_all)
for each in (engine, optioned):
    with each.connect() as connection:
        connection.execute(select(1))
    print(called)
    called.clear()
event.remove(Engine, "before_execute", of_all)

changing = create_engine("sqlite://")


@event.listens_for(changing, "before_execute", retval=True)
def change(conn, clauseelement, multiparams, params, execution_options):
    print("before", multiparams, params)
    return clauseelement, (), {"q": "15"}


@event.listens_for(changing, "after_execute")
def after(conn, clauseelement, multiparams, params, execution_options, result):
    print("after", multiparams, params)


with changing.connect() as connection:
    print(connection.execute(select(bindparam("q", type_=String)), {"q": "1"}).all())

both = create_engine("sqlite://")
event.listen(both, "before_execute", lambda conn, clause, multi, params, options: (clause, [{"q": 1}, {"q": 2}], {"q": 3}), retval=True)
with both.connect() as connection:
    try:
        connection.execute(select(1))
    except exc.InvalidRequestError as error:
        print(error)

for name in ("before_cursor_execute", "after_cursor_execute"):
    failing = create_engine("sqlite://")
    with failing.connect() as connection:

        @event.listens_for(connection, name)
        def fail(conn, cursor, statement, parameters, context, executemany):
            raise sqlite3.OperationalError("error in event")

        try:
            connection.exec_driver_sql("select 1")
        except exc.OperationalError as error:
            print(name, error, type(error.orig).__module__)
    with failing.connect() as connection:

        @event.listens_for(connection, name)
        def leave(conn, cursor, statement, parameters, context, executemany):
            raise BaseException("exit-like error")

        try:
            connection.exec_driver_sql("select 1")
        except BaseException as error:
            print(name, type(error).__name__, error, connection.invalidated)

strict = create_engine("sqlite://")


@event.listens_for(strict, "handle_error")
def handle(context):
    raise ValueError("my own")


with strict.connect() as connection:
    for skips in (True, False):
        try:
            connection.execution_options(skip_user_error_events=skips).execute(text("SELECT nothing FROM nowhere"))
        except Exception as error:
            print(skips, type(error).__name__)
    try:
        event.listen(connection, "handle_error", handle)
    except exc.InvalidRequestError as error:
        print(error)

with engine.connect() as connection:
    result = connection.execute(text("SELECT 1 AS a, 2 AS b, 3 AS c UNION ALL SELECT 1, 3, 2 UNION ALL SELECT 4, 5, 6"))
    mappings = result.mappings().columns("b", "c")
    print(mappings.fetchmany(1), result.fetchone(), mappings.fetchone(), list(mappings.keys()), list(result.keys()))
print(str(exc.SQLAlchemyError("méil".encode())), str(exc.SQLAlchemyError("méil".encode("latin-1"))), str(exc.SQLAlchemyError()), str(exc.SQLAlchemyError("a", 5)))
