# A connection that was invalidated takes another one, unless a transaction went with it.
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, create_engine, event, select, text

engine = create_engine("sqlite://")
metadata = MetaData()
items = Table("items", metadata, Column("id", Integer, primary_key=True), Column("n", Integer))
heard = []
for name in ("begin", "commit", "rollback", "savepoint", "rollback_savepoint"):
    event.listen(engine, name, lambda *args, name=name: heard.append(name))


def attempt(label, action):
    try:
        print(f"{label}: {action()!r}", heard)
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}", heard)
    heard.clear()


connection = engine.connect()
connection.invalidate()
transaction = connection.begin()
print(connection.invalidated, transaction.is_valid)
attempt("nested", lambda: connection.begin_nested().rollback())
attempt("execute", lambda: connection.execute(select(1)).scalar())
connection.invalidate()
print(connection.invalidated, transaction.is_active, transaction.is_valid)
attempt("connection", lambda: connection.connection)
attempt("info", lambda: connection.info)
attempt("missing", lambda: connection.execute(select(bindparam("x"))))
attempt("commit", transaction.commit)
print(connection.in_transaction(), connection.get_transaction() is transaction)
attempt("rollback", connection.rollback)
attempt("execute", lambda: connection.execute(select(2)).scalar())
attempt("isolation", connection.get_isolation_level)
connection.rollback()
heard.clear()

attempt("a value is missing", lambda: connection.execute(select(bindparam("x"))))
attempt("schema", lambda: connection.schema_for_object(items))
translated = engine.connect().execution_options(schema_translate_map={None: "main"})
attempt("translated", lambda: translated.schema_for_object(items))
for name, args in (("recover_twophase", ()), ("commit_prepared", ("x",)), ("rollback_prepared", ("x",))):
    attempt(name, lambda: getattr(connection, name)(*args))

connection.close()
event.listen(engine, "before_execute", lambda *args: heard.append("before_execute"))
attempt("closed", lambda: connection.execute(text("select 1")))
attempt("closed connection", lambda: connection.connection)
