"""Savepoints: as blocks and by hand, within each other, released and rolled back out of order."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, select
from sqlalchemy.exc import IntegrityError

engine = create_engine("sqlite://")
metadata = MetaData()
step = Table("step", metadata, Column("id", Integer, primary_key=True), Column("name", String, unique=True))
metadata.create_all(engine)
log = []


@event.listens_for(engine, "savepoint")
def told_savepoint(connection, name):
    log.append(("savepoint", name))


@event.listens_for(engine, "rollback_savepoint")
def told_rollback(connection, name, context):
    log.append(("rollback_savepoint", name, context))


@event.listens_for(engine, "release_savepoint")
def told_release(connection, name, context):
    log.append(("release_savepoint", name, context))


@event.listens_for(engine, "before_cursor_execute")
def told_statement(connection, cursor, statement, parameters, context, executemany):
    log.append((statement, parameters))


def names(connection):
    return connection.scalars(select(step.c.name).order_by(step.c.id)).all()


def add(connection, name):
    connection.execute(insert(step).values(name=name))


with engine.begin() as connection:
    add(connection, "outer")
    with connection.begin_nested() as nested:
        print(type(nested).__name__, nested.is_active, connection.in_nested_transaction(), connection.get_nested_transaction() is nested)
        add(connection, "kept")
    print(nested.is_active, connection.in_nested_transaction(), connection.get_nested_transaction())
    try:
        with connection.begin_nested() as nested:
            add(connection, "lost")
            add(connection, "kept")
    except IntegrityError as error:
        print(type(error).__name__, "|", error.orig, "|", error.statement, error.params)
    print(nested.is_active, names(connection))
print(*log, sep="\n")
log.clear()

with engine.connect() as connection:
    first = connection.begin_nested()
    add(connection, "a")
    second = connection.begin_nested()
    add(connection, "b")
    third = connection.begin_nested()
    add(connection, "c")
    print(first.is_active, second.is_active, third.is_active, connection.get_nested_transaction() is third)
    second.rollback()
    print(first.is_active, second.is_active, third.is_active, connection.get_nested_transaction() is first)
    print(names(connection))
    first.commit()
    print(connection.in_nested_transaction(), connection.in_transaction())
    connection.rollback()
    print(names(connection))
print(*log, sep="\n")
log.clear()

with engine.connect() as connection:
    transaction = connection.begin()
    savepoint = connection.begin_nested()
    add(connection, "d")
    transaction.commit()
    print(savepoint.is_active, transaction.is_active, connection.in_transaction())
    try:
        savepoint.commit()
    except Exception as error:
        print(type(error).__name__, "|", error)
    print(names(connection))
    connection.rollback()
    with connection.begin_nested():
        add(connection, "e")
    print(connection.in_transaction())
    connection.commit()
    print(names(connection))
print(*log, sep="\n")
