"""How declared types of SQLite tables are reflected."""
from sqlalchemy import MetaData, Table, create_engine, inspect

names = ["INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "MEDIUMINT", "INT2", "INT8", "CHARACTER(20)", "CHAR(5)", "VARCHAR(255)", "VARCHAR", "VARYING CHARACTER(255)", "NCHAR(55)", "NATIVE CHARACTER(70)", "NVARCHAR(100)", "TEXT", "CLOB", "BLOB", "REAL", "DOUBLE", "DOUBLE PRECISION", "DOUBLE_PRECISION", "FLOAT", "FLOAT(5)", "NUMERIC", "NUMERIC(10,5)", "NUMERIC(10)",
         "DECIMAL(10,5)", "DECIMAL", "BOOLEAN", "BOOL", "DATE", "DATETIME", "TIME", "TIMESTAMP", "JSON", "UUID", "varchar(7)", "TEXT(9)", "STRING", "STRINT", "BINARY(5)", "VARBINARY", "YEAR", "MONEY", "POINT", "DATE_CHAR", "INTERVAL", "DATETIME_CHAR", "ANY"]
engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.exec_driver_sql("create table t (%s)" % ", ".join(f"c{n} {name}" for n, name in enumerate(names)))
for name, column in zip(names, inspect(engine).get_columns("t")):
    print(name, "|", repr(column["type"]), "|", str(column["type"]) if type(column["type"]).__name__ != "NullType" else "NULL", column["nullable"], column["default"], column["primary_key"])
table = Table("t", MetaData(), autoload_with=engine)
print([repr(column.type) for column in table.c][:12])
with engine.begin() as connection:
    connection.exec_driver_sql("create table d (a integer default 5, b text default 'x', c text default \"y\", d real default 1.5, e integer default (1 + 1), f datetime default current_timestamp, g integer default null, h text default '', i integer default -3, j text default 'it''s', k blob default x'00', m integer not null default 0, n text collate nocase default 'q')")
for column in inspect(engine).get_columns("d"):
    print(column["name"], repr(column["type"]), column["nullable"], repr(column["default"]))
print(repr(Table("d", MetaData(), autoload_with=engine).c.b.server_default.arg.text), Table("d", MetaData(), autoload_with=engine).c.e.server_default.arg)
