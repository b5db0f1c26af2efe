# The types that MySQL alone has, in a table that also runs on SQLite.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, inspect
from sqlalchemy.dialects import mysql
from sqlalchemy.schema import CreateTable

metadata = MetaData()
goods = Table(
    "goods",
    metadata,
    Column("id", Integer().with_variant(mysql.INTEGER(unsigned=True), "mysql"), primary_key=True),
    Column("stock", Integer().with_variant(mysql.MEDIUMINT(unsigned=True, zerofill=True), "mysql")),
    Column("name", String(80).with_variant(mysql.VARCHAR(80, charset="utf8mb4", collation="utf8mb4_bin"), "mysql", "mariadb")),
)
print(CreateTable(goods).compile(dialect=mysql.dialect()))
print(CreateTable(goods))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(goods.insert(), [{"stock": 3, "name": "pen"}])
    print(connection.execute(goods.select()).all())

wide = Table(
    "wide",
    MetaData(),
    Column("a", mysql.TINYINT(1)),
    Column("b", mysql.BIGINT(20, unsigned=True)),
    Column("c", mysql.DECIMAL(10, 2, unsigned=True)),
    Column("d", mysql.DOUBLE(10, 3)),
    Column("e", mysql.FLOAT(12)),
    Column("f", mysql.DATETIME(fsp=6)),
    Column("g", mysql.TIMESTAMP(fsp=3)),
    Column("h", mysql.YEAR),
    Column("i", mysql.LONGTEXT(charset="latin1")),
    Column("j", mysql.TINYTEXT),
    Column("k", mysql.MEDIUMBLOB),
    Column("l", mysql.ENUM("small", "o'big", charset="utf8")),
    Column("m", mysql.SET("red", "green")),
    Column("n", mysql.BIT(4)),
    Column("o", mysql.NCHAR(3)),
    Column("p", mysql.JSON),
)
print(CreateTable(wide).compile(dialect=mysql.dialect()))
for column in wide.c:
    kind = column.type
    print(column.name, repr(kind), "|", str(kind), "|", kind.as_generic(allow_nulltype=True).__class__.__name__)

number = mysql.INTEGER(display_width=4, zerofill=True)
print(number.display_width, number.unsigned, number.zerofill, isinstance(number, Integer))
letters = mysql.VARCHAR(30, national=True)
print(letters.length, letters.charset, letters.national, isinstance(letters, String))
print(mysql.SET("a", "b").values, mysql.ENUM("a", "b").enums)
for make in (
    lambda: mysql.TINYINT(1, 2),
    lambda: mysql.INTEGER(sign=True),
    lambda: mysql.VARCHAR(10, weight=1),
    lambda: mysql.SET("a", ""),
    lambda: mysql.VARCHAR().compile(dialect=mysql.dialect()),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
