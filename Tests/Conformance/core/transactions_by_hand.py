"""Transactions begun, ended and misused by hand; what events tell of them."""
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, event, func, insert, select

table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", Integer))
engine = create_engine("sqlite://")
table.create(engine)
log = []
for name in ("begin", "commit", "rollback"):
    event.listen(engine, name, lambda connection, name=name: log.append(name))
event.listen(engine, "savepoint", lambda connection, name: log.append("savepoint"))
event.listen(engine, "release_savepoint", lambda connection, name, context: log.append("release " + name))
event.listen(engine, "rollback_savepoint", lambda connection, name, context: log.append("undo " + name))
add = insert(table).values(x=1)
count = select(func.count()).select_from(table)


def attempt(title, go):
    log.clear()
    try:
        shown = go()
    except Exception as error:
        shown = f"{type(error).__name__}: {error}"
    print(title, "|", shown, "|", log)


connection = engine.connect()
attempt("nothing yet", lambda: (connection.in_transaction(), connection.get_transaction(), connection.closed))
attempt("autobegin", lambda: (connection.execute(add).rowcount, connection.in_transaction()))
attempt("begin after autobegin", lambda: connection.begin())
attempt("commit", lambda: connection.commit())
transaction = connection.begin()
attempt("begun", lambda: (transaction.is_active, connection.get_transaction() is transaction, type(transaction).__name__))
attempt("begin twice", lambda: connection.begin())
savepoint = connection.begin_nested()
attempt("nested", lambda: (connection.in_nested_transaction(), connection.get_nested_transaction() is savepoint))
attempt("add", lambda: connection.execute(add).inserted_primary_key)
attempt("undo", lambda: savepoint.rollback())
attempt("undo twice", lambda: savepoint.rollback())
attempt("count", lambda: connection.scalar(count))
attempt("end", lambda: transaction.commit())
attempt("end twice", lambda: transaction.commit())
attempt("rollback after", lambda: transaction.rollback())
outer, first = connection.begin(), connection.begin_nested()
second = connection.begin_nested()
attempt("outer savepoint back", lambda: (first.rollback(), second.is_active, first.is_active, outer.is_active))
attempt("inner commit", lambda: second.commit())
attempt("all back", lambda: outer.rollback())


def block(body):
    with connection.begin() as own:
        return body(own)


attempt("commit inside, then execute", lambda: block(lambda own: (own.commit(), connection.execute(add))))
attempt("rollback inside", lambda: block(lambda own: own.rollback()))
attempt("error inside", lambda: block(lambda own: 1 / 0))
attempt("state", lambda: (connection.in_transaction(), connection.scalar(count)))
connection.rollback()
autocommit = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
attempt("autocommit", lambda: (autocommit.execute(add).rowcount, autocommit.get_isolation_level(), autocommit.rollback(), autocommit.scalar(count)))
attempt("level in transaction", lambda: autocommit.execution_options(isolation_level="SERIALIZABLE"))
autocommit.close()
attempt("bad level", lambda: engine.connect().execution_options(isolation_level="OTHER"))
connection.close()
for name in ("commit", "rollback", "close"):
    attempt(name + " when closed", lambda: getattr(connection, name)())
attempt("execute when closed", lambda: connection.execute(add))
attempt("two engines", lambda: (engine.execution_options(a=1).pool is engine.pool, engine.execution_options(a=1).get_execution_options()))
