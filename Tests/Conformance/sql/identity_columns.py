"""Identity() and Computed() in DDL by dialect, with every option."""
from sqlalchemy import Column, Computed, Identity, Integer, MetaData, String, Table, create_engine, insert, select
from sqlalchemy.dialects import mssql, oracle, postgresql, sqlite
from sqlalchemy.schema import CreateTable


def show(*columns, dialects=(None, sqlite.dialect(), postgresql.dialect())):
    table = Table("t", MetaData(), *[c.copy() if hasattr(c, "copy") else c._copy() for c in columns])
    for dialect in dialects:
        print(" ".join(str(CreateTable(table).compile(dialect=dialect)).split()))


show(Column("id", Integer, Identity(), primary_key=True))
show(Column("id", Integer, Identity(always=True, start=10, increment=5), primary_key=True), Column("n", String))
show(Column("id", Integer, Identity(minvalue=1, maxvalue=100, cycle=True, cache=20)))
show(Column("id", Integer, Identity(nominvalue=True, nomaxvalue=True, cycle=False), unique=True))
show(Column("a", Integer), Column("b", Integer, Computed("a + 1", persisted=True)), Column("c", Integer, Computed("a * 2")))
identity = Identity(always=True, start=3)
print(identity.always, identity.start, identity.increment)
try:
    Identity(wrong=1)
except TypeError as error:
    print(error)

engine = create_engine("sqlite://")
table = Table("numbers", MetaData(), Column("id", Integer, Identity(start=40), primary_key=True), Column("n", Integer), Column("double", Integer, Computed("n * 2")))
table.create(engine)
with engine.begin() as conn:
    print(conn.execute(insert(table).values(n=4)).inserted_primary_key)
    print(conn.execute(select(table)).all())
