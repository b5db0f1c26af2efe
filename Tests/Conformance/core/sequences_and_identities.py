"""Sequences and identities: text, attributes, what SQLite makes of them."""
from sqlalchemy import Column, Identity, Integer, MetaData, Sequence, String, Table, create_engine, insert, select
from sqlalchemy.dialects import mssql, oracle, postgresql
from sqlalchemy.schema import CreateSequence, CreateTable, DropSequence

metadata = MetaData()
numbers = Sequence("numbers", start=5, increment=2, minvalue=1, maxvalue=99, cycle=True, cache=3, metadata=metadata)
print(repr(numbers), numbers.name, numbers.start, numbers.increment, numbers.optional, numbers.metadata is metadata)
print(CreateSequence(numbers), "|", DropSequence(numbers), "|", CreateSequence(Sequence("s", schema="x"), if_not_exists=True), "|", DropSequence(Sequence("s"), if_exists=True))
print(select(numbers.next_value()))
for dialect in (postgresql.dialect(), oracle.dialect(), mssql.dialect()):
    print(dialect.name, str(select(numbers.next_value()).compile(dialect=dialect)))
table = Table("t", metadata, Column("id", Integer, Sequence("t_id"), primary_key=True), Column("n", Integer, Identity(always=True, start=3, increment=4)), Column("name", String))
print(CreateTable(table))
print(CreateTable(table).compile(dialect=postgresql.dialect()))
print(repr(table.c.id.default), table.c.id.default.column is table.c.id, table.c.n.identity.always, table.c.n.identity.start, table.c.n.nullable)
print(insert(table).compile(dialect=postgresql.dialect()))
engine = create_engine("sqlite://")
plain = Table("p", MetaData(), Column("id", Integer, Sequence("p_id"), primary_key=True), Column("n", Integer, Identity(start=9)), Column("name", String))
with engine.begin() as connection:
    plain.create(connection)
    print(connection.execute(insert(plain).values(n=1, name="a")).inserted_primary_key)
    print(connection.execute(insert(plain), [{"name": "b", "n": 2}, {"name": "c", "n": 3}]).rowcount)
    print(connection.execute(select(plain)).all())
    try:
        connection.execute(select(numbers.next_value()))
    except NotImplementedError as error:
        print(error)
