# as_generic(): the generic type behind that of a database.
from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, sqlite
from sqlalchemy.dialects import postgresql as pg

kinds = [
    mysql.DOUBLE(10, 3), mysql.YEAR(), mysql.LONGBLOB(), mysql.ENUM("a", charset="utf8"), mysql.NCHAR(4), mysql.TINYINT(1), pg.JSONB(), pg.CITEXT(), pg.BYTEA(4), pg.UUID(), pg.INTERVAL(), pg.ARRAY(Integer),
    pg.ENUM("a", name="x"), pg.INET(), oracle.NUMBER(10, 2), oracle.RAW(4), oracle.DATE(), oracle.INTERVAL(), mssql.BIT(), mssql.DATETIME2(), mssql.UNIQUEIDENTIFIER(), mssql.MONEY(), sqlite.JSONB(),
    sqlite.DATETIME(), BIGINT(), VARCHAR(4), REAL(), Integer(), DOUBLE_PRECISION(), pg.TIMESTAMP(True, 3), mysql.SET("a"), pg.HSTORE(),
]
for kind in kinds:
    try:
        print(repr(kind), "->", repr(kind.as_generic()))
    except NotImplementedError as error:
        print(repr(kind), "!", error)
        print("   ", repr(kind.as_generic(allow_nulltype=True)))
