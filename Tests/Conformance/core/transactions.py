"""Transactions and savepoints of a connection, in and out of order."""
from sqlalchemy import create_engine, exc, text

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("create table t (x integer primary key)"))


def values(conn):
    return conn.execute(text("select x from t order by x")).scalars().all()


def attempt(title, action):
    try:
        print(title, "->", action())
    except exc.SQLAlchemyError as e:
        print(title, "->", type(e).__name__, str(e).splitlines()[0], e.code)


with engine.connect() as conn:
    print(conn.in_transaction(), conn.get_transaction(), conn.in_nested_transaction(), conn.get_nested_transaction())
    conn.execute(text("insert into t values (1)"))
    print(conn.in_transaction(), type(conn.get_transaction()).__name__, conn.get_transaction().is_active)
    attempt("begin again", lambda: conn.begin())
    conn.rollback()
    print(values(conn))
    conn.rollback()
    with conn.begin() as transaction:
        conn.execute(text("insert into t values (2)"))
        savepoint = conn.begin_nested()
        conn.execute(text("insert into t values (3)"))
        inner = conn.begin_nested()
        print(conn.in_nested_transaction(), conn.get_nested_transaction() is inner)
        conn.execute(text("insert into t values (4)"))
        inner.rollback()
        print(values(conn), inner.is_active, savepoint.is_active)
        savepoint.commit()
        attempt("savepoint twice", savepoint.commit)
        attempt("rollback after commit", savepoint.rollback)
    print(transaction.is_active, values(conn))
    attempt("transaction twice", transaction.commit)
    conn.commit()
    attempt("failing block", lambda: failing(conn)) if False else None
    try:
        with conn.begin():
            conn.execute(text("insert into t values (5)"))
            raise ValueError("no")
    except ValueError as e:
        print("raised", e, values(conn))
    conn.rollback()
    with conn.begin() as transaction:
        transaction.rollback()
        attempt("after rollback in block", lambda: values(conn))
    print(values(conn))
    conn.rollback()
    outer = conn.begin()
    nested = conn.begin_nested()
    conn.execute(text("insert into t values (6)"))
    outer.rollback()
    print(nested.is_active, outer.is_active, conn.in_transaction())
    attempt("nested after outer", nested.commit)
    try:
        with conn.begin_nested():
            conn.execute(text("insert into t values (7)"))
            conn.execute(text("insert into t values (7)"))
    except exc.IntegrityError as e:
        print(e.orig)
    print(values(conn))
    conn.close()
    print(conn.closed)
    attempt("closed", lambda: values(conn))
    attempt("begin closed", lambda: conn.begin())
with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
    conn.execute(text("insert into t values (9)"))
    print(conn.get_isolation_level(), conn.in_transaction())
    conn.rollback()
    print(values(conn))
with engine.connect() as conn:
    print(values(conn), conn.get_isolation_level())
    attempt("level late", lambda: conn.execution_options(isolation_level="SERIALIZABLE"))
    attempt("level unknown", lambda: engine.connect().execution_options(isolation_level="NONE"))
