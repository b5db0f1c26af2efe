# literal_binds where no value can stand in the text, FILTER by a flag, options of CREATE TABLE, % in DDL, and keys in their own order.
import uuid

from sqlalchemy import (
    DDL, Boolean, Column, Integer, MetaData, String, Table, Uuid, bindparam, column, create_engine, func, funcfilter, insert, inspect, literal, select, table, text, update,
)
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.schema import CreateTable, DropConstraint, SetTableComment

t = table("t", column("a", Integer), column("flag", Boolean), column("key", Uuid))
literals = {"compile_kwargs": {"literal_binds": True}}
print(insert(t).compile(**literals), "|", update(t).compile(**literals), "|", insert(t).values(a=1).compile(**literals))
print(insert(t).values(a=1).returning(t.c.a, (t.c.a + 1).label("next")).compile(dialect=oracle.dialect(), **literals))
print(select(t.c.a).where(t.c.a.in_(bindparam("ids", expanding=True))).compile(**literals))
for module in (sqlite, postgresql, mysql, oracle, mssql):
    dialect = module.dialect()
    print("==", dialect.name)
    print(select(t.c.a).where(t.c.a.is_distinct_from(5), t.c.key == uuid.UUID(int=77)).compile(dialect=dialect, **literals))
    print(select(func.count().filter(t.c.flag), func.count().filter(t.c.flag, t.c.a > 1), funcfilter(func.count(), ~t.c.flag), func.count().filter(t.c.flag).filter(t.c.a > 1)).compile(dialect=dialect))
    print(DDL("ALTER TABLE t ADD CHECK (a %% 2 = 0)").compile(dialect=dialect))
    print(select(t.c.a).offset(3).order_by(t.c.a).compile(dialect=dialect, **literals))
cte = select(t.c.a).cte("c").alias("again")
print(select(cte).compile(dialect=oracle.dialect()))
try:
    print(select(t.c.a).order_by(t.c.a).fetch(10, percent=True).offset(2).compile(dialect=mssql.dialect()))
except Exception as error:
    print(type(error).__name__, error)

options = [
    {"postgresql_inherits": ("p1", "P 2"), "postgresql_using": "heap", "postgresql_with": {"fillfactor": 70, "user_catalog_table": True}, "postgresql_on_commit": "PRESERVE ROWS", "postgresql_tablespace": "Fast One"},
    {"postgresql_partition_by": "RANGE (x)", "postgresql_with_oids": False},
    {"oracle_on_commit": "PRESERVE_ROWS", "oracle_compress": 6, "oracle_tablespace": "fast"},
    {"oracle_compress": True},
]
for given in options:
    made = Table("made", MetaData(schema="own"), Column("x", Integer, primary_key=True), **given)
    print(CreateTable(made).compile(dialect=(oracle if "oracle" in str(given) else postgresql).dialect()))
print(DropConstraint(made.primary_key).compile(dialect=mysql.dialect()), "|", SetTableComment(made).compile(dialect=mssql.dialect()))

engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.execute(text("create table pair (a integer, b integer, note text, primary key (b, a))"))
pair = Table("pair", MetaData(), autoload_with=engine)
print(pair.primary_key.columns.keys(), inspect(engine).get_pk_constraint("pair"), CreateTable(pair))
try:
    inspect(engine).has_sequence("s")
except NotImplementedError as error:
    print("NotImplementedError", error)
with engine.connect() as connection:
    frozen = connection.execute(text("select 1 as x union select 2")).freeze()
    print(frozen.data, frozen().all(), select(text("x")).select_from(text("foo")).get_final_froms()[0])
