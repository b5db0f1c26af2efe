"""Events of the dialect: do_connect, do_execute and their kin, which may do the work themselves."""
import sqlite3

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, event, insert, select, text

table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", Integer))
engine = create_engine("sqlite:///nowhere/at/all.db", connect_args={"timeout": 3})


@event.listens_for(engine, "do_connect")
def connect(dialect, record, arguments, parameters):
    print("connect", dialect.name, arguments[0].endswith("all.db"), sorted(parameters.items()))
    arguments[0] = ":memory:"


with engine.connect() as connection:
    print(connection.exec_driver_sql("pragma database_list").all())

engine = create_engine("sqlite:///nowhere/at/all.db")
event.listen(engine, "do_connect", lambda dialect, record, arguments, parameters: sqlite3.connect(":memory:"))
with engine.connect() as connection:
    print(connection.scalar(text("select 2")))

engine = create_engine("sqlite://")


@event.listens_for(engine, "do_execute")
def execute(cursor, statement, parameters, context):
    print("execute", statement.split("\n")[0], parameters, context.isinsert)
    if "forty" in statement:
        cursor.execute("select 42 as answer")
        return True


@event.listens_for(engine, "do_executemany")
def executemany(cursor, statement, parameters, context):
    print("many", statement, parameters)


@event.listens_for(engine, "do_execute_no_params")
def no_params(cursor, statement, context):
    print("none", statement)


with engine.begin() as connection:
    table.create(connection)
    connection.execute(insert(table), {"x": 1})
    connection.execute(insert(table), [{"x": 2}, {"x": 3}])
    print(connection.execute(select(table.c.x).where(table.c.x > 1)).scalars().all())
    print(connection.execute(text("select 'forty'")).mappings().all())
    connection.exec_driver_sql("select 1")
    connection.execution_options(no_parameters=True).exec_driver_sql("select 3")
    connection.execute(insert(table).returning(table.c.id), [{"x": 4}, {"x": 5}])
