"""Every way to misuse a transaction, and what is said about it."""
from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


def begin_twice():
    with engine.connect() as connection:
        connection.begin()
        connection.begin()


def begin_after_autobegin():
    with engine.connect() as connection:
        connection.execute(text("select 1"))
        connection.begin()


def execute_after_commit_in_block():
    with engine.connect() as connection:
        with connection.begin() as transaction:
            transaction.commit()
            connection.execute(text("select 1"))


def execute_after_rollback_in_block():
    with engine.begin() as connection:
        connection.get_transaction().rollback()
        connection.execute(text("select 1"))


def commit_in_engine_block():
    with engine.begin() as connection:
        connection.commit()
        connection.commit()


def begin_in_engine_block():
    with engine.begin() as connection:
        connection.commit()
        connection.begin()


def nested_after_commit_in_block():
    with engine.begin() as connection:
        connection.commit()
        connection.begin_nested()


def transaction_twice(first, second):
    with engine.connect() as connection:
        transaction = connection.begin()
        getattr(transaction, first)()
        getattr(transaction, second)()
        return transaction.is_active, transaction.is_valid, connection.in_transaction()


def nested_twice(first, second):
    with engine.connect() as connection:
        transaction = connection.begin_nested()
        getattr(transaction, first)()
        getattr(transaction, second)()
        return transaction.is_active, transaction.is_valid, connection.in_nested_transaction(), connection.in_transaction()


def closed_connection(use):
    connection = engine.connect()
    connection.close()
    return use(connection)


for function in (begin_twice, begin_after_autobegin, execute_after_commit_in_block, execute_after_rollback_in_block, commit_in_engine_block, begin_in_engine_block, nested_after_commit_in_block):
    attempt(function.__name__, function)
for first in ("commit", "rollback", "close"):
    for second in ("commit", "rollback", "close"):
        attempt(f"{first} {second}", lambda: transaction_twice(first, second))
        attempt(f"nested {first} {second}", lambda: nested_twice(first, second))
attempt("closed execute", lambda: closed_connection(lambda c: c.execute(text("select 1"))))
attempt("closed scalar", lambda: closed_connection(lambda c: c.scalar(text("select 1"))))
attempt("closed begin", lambda: closed_connection(lambda c: c.begin()))
attempt("closed begin_nested", lambda: closed_connection(lambda c: c.begin_nested()))
attempt("closed commit", lambda: closed_connection(lambda c: c.commit()))
attempt("closed rollback", lambda: closed_connection(lambda c: c.rollback()))
attempt("closed close", lambda: closed_connection(lambda c: c.close()))
attempt("closed driver", lambda: closed_connection(lambda c: c.exec_driver_sql("select 1")))
attempt("closed state", lambda: closed_connection(lambda c: (c.closed, c.invalidated, c.in_transaction(), c.get_transaction())))
attempt("closed options", lambda: closed_connection(lambda c: c.get_execution_options()))
attempt("closed with", lambda: closed_connection(lambda c: c.__enter__().closed))
attempt("closed connection", lambda: closed_connection(lambda c: c.connection))
attempt("closed detach", lambda: closed_connection(lambda c: c.detach()))
attempt("closed invalidate", lambda: closed_connection(lambda c: c.invalidate()))
