# Dialects and the class Connection take listeners; executions without values show none.
from sqlalchemy import create_engine, event, exc, text
from sqlalchemy.engine import Connection
from sqlalchemy.sql import CheckFirst
from sqlalchemy.types import String
from sqlalchemy import bindparam, select, column

engine = create_engine("sqlite://")
dialect = engine.dialect


@event.listens_for(dialect, "do_connect")
def connecting(dialect, record, arguments, options):
    print("do_connect", dialect.name, arguments)


@event.listens_for(dialect, "do_execute")
def executing(cursor, statement, parameters, context):
    print("do_execute", statement, parameters)
    if statement == "select 0":
        cursor.execute("select 42")
        return True


@event.listens_for(dialect, "do_executemany")
def executing_many(cursor, statement, parameters, context):
    print("do_executemany", statement, parameters)


@event.listens_for(dialect, "handle_error")
def failing(context):
    print("handle_error", type(context.original_exception).__name__, context.statement)


@event.listens_for(Connection, "before_cursor_execute", retval=True)
def before(connection, cursor, statement, parameters, context, many):
    return statement + " -- seen", parameters


@event.listens_for(Connection, "commit")
def committing(connection):
    print("commit")


with engine.begin() as connection:
    connection.exec_driver_sql("create table t (x)")
    connection.execute(text("insert into t values (:x)"), [{"x": 1}, {"x": 2}])
event.remove(Connection, "before_cursor_execute", before)
event.remove(Connection, "commit", committing)
with engine.connect() as connection:
    print(connection.execute(text("select 0")).all())
    for parameters in ({}, None, {"y": 1}):
        try:
            connection.execute(text("select :x"), parameters)
        except exc.StatementError as error:
            print(str(error).splitlines()[:-1])
    try:
        connection.execute(text("nonsense"))
    except exc.OperationalError as error:
        print(type(error).__name__)
event.remove(dialect, "do_execute", executing)
event.remove(dialect, "handle_error", failing)
with engine.connect() as connection:
    print(connection.execute(text("select 0")).all())
for target, name in [(dialect, "before_execute"), (dialect, "connect"), (Connection, "do_connect")]:
    try:
        event.listen(target, name, print)
        print("listens", name)
    except exc.InvalidRequestError as error:
        print(str(error).split(" for target")[0])
print(CheckFirst.TABLES)
compiled = select(column("x", String) == bindparam("p", "v")).compile()
print(compiled.construct_params(_no_postcompile=True))
