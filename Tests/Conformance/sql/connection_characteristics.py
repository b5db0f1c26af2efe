# Options of a connection that a program gives a meaning: they are set on the driver's connection, and reset when that goes back.
from sqlalchemy import create_engine, event, exc, select, text
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import default
from sqlalchemy.engine.characteristics import ConnectionCharacteristic


class BusyTimeout(ConnectionCharacteristic):
    transactional = True

    def reset_characteristic(self, dialect, dbapi_conn):
        print("reset", dialect.name)
        dbapi_conn.execute("PRAGMA busy_timeout = 0")

    def set_characteristic(self, dialect, dbapi_conn, value):
        print("set", value)
        dbapi_conn.execute(f"PRAGMA busy_timeout = {value}")

    def get_characteristic(self, dialect, dbapi_conn):
        return dbapi_conn.execute("PRAGMA busy_timeout").fetchone()[0]


class Label(ConnectionCharacteristic):
    def reset_characteristic(self, dialect, dbapi_conn):
        print("no label")

    def set_characteristic(self, dialect, dbapi_conn, value):
        print("label", value)

    def get_characteristic(self, dialect, dbapi_conn):
        return "?"


print(sorted(default.DefaultDialect.connection_characteristics))
engine = create_engine("sqlite://")
busy = BusyTimeout()
engine.dialect.connection_characteristics = engine.dialect.connection_characteristics.union({"busy_timeout": busy, "label": Label()})
print(sorted(engine.dialect.connection_characteristics))
with engine.connect() as connection:
    connection.execution_options(busy_timeout=1234)
    print(connection.execute(text("PRAGMA busy_timeout")).scalar(), busy.get_characteristic(engine.dialect, connection.connection.dbapi_connection))
    connection.execution_options(label="one")
    try:
        connection.execution_options(busy_timeout=5)
    except exc.InvalidRequestError as error:
        print(error)
    connection.rollback()
    connection.execution_options(busy_timeout=6, other=1)
    print(dict(connection.get_execution_options()))
print("closed")
with engine.connect() as connection:
    print(connection.execute(text("PRAGMA busy_timeout")).scalar())
labelled = engine.execution_options(label="all")
with labelled.connect() as connection:
    print(connection.scalar(select(1)))
