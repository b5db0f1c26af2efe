"""What SQLAlchemy warns of and refuses: operators that a type lacks, keys named twice, settings that contradict each other."""
import operator
import warnings

from sqlalchemy import (ARRAY, Boolean, Column, Date, Identity, Integer, JSON, LargeBinary, MetaData, Numeric, PrimaryKeyConstraint, String, Table, Uuid,
                        collate, create_engine, func, insert, not_, select)
from sqlalchemy.schema import CreateTable
from sqlalchemy.types import TypeDecorator, UserDefinedType

metadata = MetaData()
items = Table("items", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("price", Numeric(10, 2)), Column("sold", Boolean),
              Column("day", Date), Column("data", JSON), Column("raw", LargeBinary), Column("key", Uuid))


def tried(label, make):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            print(label.ljust(22), str(make()).replace("\n", " "))
        except Exception as error:
            print(label.ljust(22), type(error).__name__, str(error)[:120])
    for warning in told:
        print("   ", warning.category.__name__, str(warning.message).split("  ")[0])


c = items.c
tried("like of a number", lambda: c.id.like("4%"))
tried("contains of a number", lambda: c.price.contains("4"))
tried("startswith of a day", lambda: c.day.startswith("2024"))
tried("minus of a string", lambda: c.name - "a")
tried("plus of a string", lambda: c.name + "a")
tried("plus of a flag", lambda: c.sold + 1)
tried("not of a string", lambda: not_(c.name))
tried("not of a flag", lambda: ~c.sold)
tried("days apart", lambda: c.day - c.day)
tried("times a day", lambda: c.day * 2)
tried("item of JSON", lambda: c.data["a"])
tried("item of a number", lambda: c.id["a"])
tried("and of a number", lambda: c.id & c.sold)
tried("shift", lambda: c.id << 1)
tried("shift of a string", lambda: c.name << 1)
tried("bits of a string", lambda: c.name.bitwise_and(1))
tried("collate a number", lambda: collate(c.id, "nocase"))
tried("match of bytes", lambda: c.raw.regexp_match("a"))
tried("order of keys", lambda: c.key > c.key)
tried("like of a key", lambda: c.key.like("a%"))
tried("a function's", lambda: func.lower(c.id).like("a%"))
tried("a sum's", lambda: func.sum(c.id).like("a%"))
tried("a custom operator", lambda: c.id.op("~~")("a"))
tried("power", lambda: operator.pow(c.name, 2))


class Shout(TypeDecorator):
    impl = String
    cache_ok = True


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"


tried("of a decorator", lambda: Column("a", Shout()) * 2)
tried("of one's own type", lambda: Column("a", Point()) * 2)

print("-- keys and settings")
tried("two keys", lambda: Table("t", MetaData(), Column("a", Integer, primary_key=True), Column("b", Integer), PrimaryKeyConstraint("b")).primary_key.columns.keys())
tried("numbered text", lambda: CreateTable(Table("t", MetaData(), Column("a", String, primary_key=True, autoincrement=True))))
tried("numbered decimals", lambda: CreateTable(Table("t", MetaData(), Column("a", Numeric(8, 2), primary_key=True, autoincrement=True))))
tried("numbered numbers", lambda: CreateTable(Table("t", MetaData(), Column("a", Integer, primary_key=True, autoincrement=True))))
tried("redefined key", lambda: Table("items", metadata, Column("id", String), extend_existing=True))
tried("redefined column", lambda: repr(Table("items", metadata, Column("name", Integer), extend_existing=True).c.name.type))
tried("quote without name", lambda: Column(Integer, quote=True))
tried("array of arrays", lambda: ARRAY(ARRAY(Integer)))
tried("on_null twice", lambda: Identity(on_null=True, oracle_on_null=True))
tried("a name for a column", lambda: items.c.contains_column("name"))
tried("is it there", lambda: items.c.contains_column(c.price))

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.connect() as connection:
    tried("no parameters", lambda: connection.execute(insert(items), []).rowcount)
    print(connection.scalar(select(func.count()).select_from(items)))
    connection.rollback()
    connection.invalidate()
    tried("detached", lambda: connection.detach())
