"""handle_error: what it is told, and how it replaces or chains errors."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", String, unique=True))
t.create(engine)


class Refused(Exception):
    pass


@event.listens_for(engine, "handle_error")
def told(context):
    print("told", type(context).__name__, type(context.original_exception).__name__, type(context.sqlalchemy_exception).__name__, context.statement, context.parameters, context.is_disconnect, context.is_pre_ping)
    print("    ", context.connection is not None, context.engine is engine, context.dialect is engine.dialect, context.execution_context is not None, context.invalidate_pool_on_disconnect)


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        cause = error.__cause__
        print(label, "->", type(error).__name__, "|", error, "| cause", type(cause).__name__)


with engine.connect() as connection:
    connection.execute(insert(t), {"id": 1, "x": "a"})
    attempt("unique", lambda: connection.execute(insert(t), {"x": "a"}))
    attempt("many", lambda: connection.execute(insert(t), [{"x": "c"}, {"x": "a"}]))
    attempt("syntax", lambda: connection.execute(text("selec")))
    attempt("bind type", lambda: connection.execute(text("select :a"), {"a": {}}))
    attempt("missing value", lambda: connection.execute(text("select :a")))
    attempt("driver", lambda: connection.exec_driver_sql("select * from nothing where a = ?", (1,)))


@event.listens_for(engine, "handle_error")
def replace(context):
    if isinstance(context.original_exception, Exception) and "UNIQUE" in str(context.original_exception):
        raise Refused("already there") from context.original_exception


with engine.connect() as connection:
    connection.execute(insert(t), {"id": 5, "x": "e"})
    attempt("replaced", lambda: connection.execute(insert(t), {"x": "e"}))
    attempt("kept", lambda: connection.execute(select(text("zz"))))

try:
    with engine.begin() as connection:
        connection.execute(insert(t), {"x": "f"})
        connection.execute(insert(t), {"x": "f"})
except Refused as error:
    print("Refused", error, type(error.__cause__).__name__)

plain = create_engine("sqlite://")
t.create(plain)
with plain.connect() as connection:
    try:
        connection.execute(insert(t), [{"id": 1}, {"id": 1}])
    except IntegrityError as error:
        print(error.args, error.statement, error.params, error.orig, type(error.orig), error.connection_invalidated, error.hide_parameters, error.ismulti, error.code, error.detail)
        print(isinstance(error, DBAPIError), isinstance(error, StatementError), error.orig.args, error._message())
        print(error)
hidden = create_engine("sqlite://", hide_parameters=True)
with hidden.connect() as connection:
    attempt("hidden", lambda: connection.execute(text("select * from nothing where a = :a"), {"a": "secret"}))
    attempt("hidden value", lambda: connection.execute(text("select :a"), {"b": "secret"}))
