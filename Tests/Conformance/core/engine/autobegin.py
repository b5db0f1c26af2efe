"""A connection begins by itself with the first statement; commit and rollback end what began."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, select, text
from sqlalchemy.exc import InvalidRequestError

engine = create_engine("sqlite://")
metadata = MetaData()
note = Table("note", metadata, Column("id", Integer, primary_key=True), Column("body", String(30)))
metadata.create_all(engine)
log = []
for name in ("begin", "commit", "rollback"):
    event.listen(engine, name, lambda connection, name=name: log.append(name))


def show(label, connection):
    print(f"{label:<22}", connection.in_transaction(), connection.in_nested_transaction(), connection.closed, log)
    log.clear()


with engine.connect() as connection:
    show("connected", connection)
    print(connection.get_transaction(), connection.get_nested_transaction())
    connection.execute(select(note))
    show("selected", connection)
    transaction = connection.get_transaction()
    print(type(transaction).__name__, transaction.is_active, transaction.is_valid)
    connection.rollback()
    show("rolled back", connection)
    print(transaction.is_active, transaction.is_valid)
    connection.rollback()
    connection.commit()
    show("nothing to end", connection)
    connection.execute(insert(note), {"body": "one"})
    show("inserted", connection)
    connection.commit()
    show("committed", connection)
    connection.execute(insert(note), {"body": "two"})
show("left", connection)

with engine.connect() as connection:
    print(connection.execute(select(note.c.body)).scalars().all())
    try:
        connection.begin()
    except InvalidRequestError as error:
        print(type(error).__name__, "|", error)
    show("begin refused", connection)
    connection.commit()
    with connection.begin() as transaction:
        show("begun", connection)
        connection.execute(insert(note), {"body": "three"})
        print(transaction.is_active, connection.get_transaction() is transaction)
    show("block left", connection)
    print(transaction.is_active, connection.get_transaction())
    try:
        with connection.begin():
            connection.execute(insert(note), {"body": "four"})
            raise ValueError("stop")
    except ValueError as error:
        print("ValueError", error)
    show("block failed", connection)
    print(connection.scalars(select(note.c.body)).all())
show("left", connection)

with engine.begin() as connection:
    show("engine.begin", connection)
    connection.execute(insert(note), {"body": "five"})
show("engine.begin left", connection)
try:
    with engine.begin() as connection:
        connection.execute(insert(note), {"body": "six"})
        raise KeyError("no")
except KeyError as error:
    print("KeyError", error)
show("engine.begin failed", connection)
with engine.connect() as connection:
    print(connection.execute(text("select count(*), max(body) from note")).one())
