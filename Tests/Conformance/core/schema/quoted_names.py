"""Names told to be in quotes, or not to be: quote=, quote_schema=, quoted_name."""
from sqlalchemy import Column, Integer, MetaData, String, Table, column, exc, select, table
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy import Index
from sqlalchemy.sql import quoted_name

metadata = MetaData()
plain = Table("t1", metadata, Column("col1", Integer, quote=True), quote=True, schema="app", quote_schema=True)
raw = Table("Table1", metadata, Column("Col1", Integer, quote=False), Column("other", String), quote=False, schema="App", quote_schema=False)
named = Table(quoted_name("order", False), metadata, Column(quoted_name("plain", True), Integer))

for each in (plain, raw, named):
    print(CreateTable(each))
    print(select(each))
    print(select(each.alias("a")))
    print(select(each).subquery("s").select())
print(select(plain.c.col1.label(quoted_name("lower", True))))
print(select(named.alias(quoted_name("Alias", False))))
print(select(raw.c.other).cte(quoted_name("Numbers", False)).select())
print(CreateIndex(Index("ix", plain.c.col1)))
print(table(quoted_name("Mixed", False), column(quoted_name("Case", False))).select())
print(raw.insert(), plain.update().where(plain.c.col1 == 5), sep="\n")

print(plain.name, plain.name.quote, raw.name.quote, Table("other", metadata).name.quote)
first = quoted_name("x", False)
print(quoted_name(first, None) is first, quoted_name(first, True).quote, quoted_name.construct(None, True))
print(isinstance(first, str), "y" + first, type("y" + first).__name__, first == "x", repr(first))
print(MetaData(schema="s", quote_schema=True).schema.quote, MetaData(schema=quoted_name("s", False)).schema.quote)
print(CreateTable(Table("q", MetaData(schema="lower", quote_schema=True), Column("a", Integer))))

for options in ({"extend_existing": True}, {"keep_existing": True}):
    try:
        print(Table("other", metadata, quote=True, **options).name.quote)
    except exc.ArgumentError as error:
        print(error)
try:
    table("t", not_a_schema="x")
except exc.ArgumentError as error:
    print(error)
