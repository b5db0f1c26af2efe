# The types that Oracle and SQL Server alone have.
from sqlalchemy import Column, Float, MetaData, Table
from sqlalchemy.dialects import mssql, oracle
from sqlalchemy.schema import CreateTable

stock = Table(
    "stock",
    MetaData(),
    Column("id", oracle.NUMBER(10), primary_key=True),
    Column("price", oracle.NUMBER(10, 2)),
    Column("name", oracle.VARCHAR2(30)),
    Column("title", oracle.NVARCHAR2(30)),
    Column("code", oracle.RAW(16)),
    Column("note", oracle.LONG),
    Column("text", oracle.NCLOB),
    Column("file", oracle.BLOB),
    Column("ratio", oracle.BINARY_DOUBLE),
    Column("weight", oracle.FLOAT(binary_precision=63)),
    Column("seen", oracle.TIMESTAMP(local_timezone=True)),
    Column("age", oracle.INTERVAL(day_precision=2, second_precision=6)),
    Column("row", oracle.ROWID),
    Column("day", oracle.DATE),
)
print(CreateTable(stock).compile(dialect=oracle.dialect()))
for column in stock.c:
    print(column.name, repr(column.type), "|", str(column.type))
print([oracle.NUMBER(*given).asdecimal for given in ((), (10,), (10, 0), (10, 2))])

server = Table(
    "server",
    MetaData(),
    Column("id", mssql.UNIQUEIDENTIFIER, primary_key=True),
    Column("a", mssql.BIT),
    Column("b", mssql.TINYINT),
    Column("c", mssql.DATETIME2(7)),
    Column("d", mssql.DATETIMEOFFSET(precision=3)),
    Column("e", mssql.SMALLDATETIME),
    Column("f", mssql.TIME(2)),
    Column("g", mssql.MONEY),
    Column("h", mssql.SMALLMONEY),
    Column("i", mssql.NTEXT),
    Column("j", mssql.XML),
    Column("k", mssql.VARBINARY("max", filestream=True)),
    Column("l", mssql.NVARCHAR("max")),
    Column("m", mssql.ROWVERSION),
    Column("n", mssql.SQL_VARIANT),
    Column("o", mssql.IMAGE),
    Column("p", mssql.JSON),
)
print(CreateTable(server).compile(dialect=mssql.dialect()))
for column in server.c:
    print(column.name, repr(column.type))
for make in (
    lambda: Float(20).compile(dialect=oracle.dialect()),
    lambda: oracle.NUMBER(1, 2, 3, 4),
    lambda: mssql.DATETIME2(1, 2),
    lambda: mssql.MONEY(3),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
