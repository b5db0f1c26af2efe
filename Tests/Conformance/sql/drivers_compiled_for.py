# Dialects of drivers that are not installed, to compile for: placeholders and casts are those of the driver.
import datetime

from sqlalchemy import ARRAY, JSON, Boolean, DateTime, Enum, Float, Integer, Interval, LargeBinary, Numeric, String, Uuid, bindparam, column, insert, select, table
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql
from sqlalchemy.dialects.mssql import aioodbc, pymssql, pyodbc
from sqlalchemy.dialects.mysql import aiomysql, asyncmy, mariadbconnector, mysqldb, pymysql
from sqlalchemy.dialects.oracle import cx_oracle, oracledb
from sqlalchemy.dialects.postgresql import asyncpg, pg8000, psycopg, psycopg2

t = table("t", column("a", Integer), column("s", String), column("at", DateTime), column("doc", JSON), column("f", Float), column("key", Uuid))
statements = [
    select(t.c.a).where(t.c.a == 5, t.c.s.like("a%"), t.c.at > datetime.datetime(2024, 1, 1), t.c.f > 1.5).limit(3),
    insert(t).values(a=1, s="x", doc={}),
    select(t.c.s).where(t.c.a.in_([1, 2])),
]
for module in (psycopg2, psycopg, asyncpg, pg8000, mysqldb, pymysql, aiomysql, asyncmy, mariadbconnector, oracledb, cx_oracle, pyodbc, pymssql, aioodbc):
    dialect = module.dialect()
    print("==", module.__name__, type(dialect).__name__, dialect.name, dialect.driver, dialect.paramstyle, dialect.is_async)
    for statement in statements:
        print(str(statement.compile(dialect=dialect)).replace("\n", ""))
    print(statements[2].compile(dialect=dialect, compile_kwargs={"render_postcompile": True}))
for kind in (Integer(), String(5), Boolean(), Float(), Numeric(), DateTime(), Interval(), LargeBinary(), JSON(), Uuid(), Uuid(native_uuid=False), ARRAY(Integer), Enum("a", name="e")):
    print(repr(kind), [str(bindparam("x", type_=kind).compile(dialect=module.dialect())) for module in (psycopg2, psycopg, asyncpg, pg8000)])
