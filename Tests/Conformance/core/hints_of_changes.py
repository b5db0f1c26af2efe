# Hints of INSERT, UPDATE and DELETE; percent signs by driver; aliases of samples and of CTEs; values by themselves.
from sqlalchemy import Column, Integer, MetaData, String, Table, TypeDecorator, column, create_engine, delete, insert, literal_column, select, text, update, values
from sqlalchemy.dialects import mssql, mysql, postgresql
from sqlalchemy.dialects.postgresql import asyncpg, pg8000, psycopg2

metadata = MetaData()
jobs = Table("jobs", metadata, Column("id", Integer, primary_key=True), Column("state", String(10)))
logs = Table("logs", metadata, Column("id", Integer, primary_key=True), Column("state", String(10)))


def show(name, make):
    try:
        print(name, "->", make())
    except Exception as error:
        print(name, "!!", type(error).__name__, error)


changes = {
    "update": update(jobs).values(state="x").with_hint("WITH (PAGLOCK)"),
    "update of two": update(jobs).values(state=logs.c.state).where(jobs.c.id == logs.c.id).with_hint("NOLOCK", logs),
    "update of the first": update(jobs).values(state=logs.c.state).where(jobs.c.id == logs.c.id).with_hint("ROWLOCK", dialect_name="mssql"),
    "delete": delete(jobs).where(jobs.c.id == logs.c.id).with_hint("A").with_hint("B", logs),
    "insert": insert(jobs).values(id=1).with_hint("WITH (TABLOCK)"),
    "only": update(jobs).values(state="x").with_hint("ONLY", dialect_name="postgresql"),
}
for name, change in changes.items():
    for dialect in (None, mssql.dialect(), mysql.dialect(), postgresql.dialect()):
        show(f"{name} ({dialect.name if dialect else 'plain'})", lambda: change.compile(dialect=dialect) if dialect else str(change))

odd = select(jobs.c.id % 5, literal_column("'5%'"), text("'%'")).where(jobs.c.state.like("x%"))
for module in (psycopg2, pg8000, asyncpg):
    show(module.__name__, lambda: odd.compile(dialect=module.dialect()))

show("sample", lambda: select(jobs.tablesample(5).alias("some")))
recent = select(jobs).where(jobs.c.id > 5).cte("recent")
show("two aliases", lambda: select(recent.alias("a"), recent.alias("b")))
show("one name", lambda: select(recent.alias("a"), recent.alias("a")))
show("values", lambda: values(column("x", Integer), name="v").data([(1,), (2,)]))


class Told(TypeDecorator):
    impl = Integer
    cache_ok = True

    def process_result_value(self, value, dialect):
        print("read", value)
        return value


told = Table("told", metadata, Column("id", Told))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.connect() as connection:
    connection.execute(insert(told), [{"id": 1}, {"id": 2}])
    for method in ("one", "scalar_one", "one_or_none", "first"):
        show(method, lambda: getattr(connection.execute(select(told)), method)())
    show("scalars", lambda: connection.execute(select(told)).scalars().one())
    show("unique", lambda: connection.execute(select(told)).unique().one())
