# Sums and products of numbers have a new type of the column's class, but where that is Numeric or Float itself.
from sqlalchemy import DECIMAL, FLOAT, BigInteger, Column, Double, Float, Integer, MetaData, Numeric, SmallInteger, Table, create_engine, func, insert, select
from sqlalchemy.dialects import mysql, oracle


class Money(Numeric):
    cache_ok = True


table = Table(
    "item", MetaData(), Column("id", Integer, primary_key=True), Column("price", DECIMAL(8, 2)), Column("rate", DECIMAL(6, 3, asdecimal=False)), Column("plain", DECIMAL(asdecimal=False)),
    Column("rounded", DECIMAL(decimal_return_scale=3)), Column("money", Money(9, 2)), Column("weight", Numeric(8, 2, asdecimal=False)), Column("share", Float(5)), Column("exact", FLOAT(3, asdecimal=True)), Column("size", Double(4)),
)
for column in table.c:
    for expression in (column + 1, column * table.c.price, column / 2, column - 1.5):
        kind = expression.type
        print(expression, type(kind).__name__, repr(kind), kind is column.type, getattr(kind, "asdecimal", None))
for kind in (mysql.DOUBLE(4, 2, unsigned=True), mysql.DECIMAL(3, 1, zerofill=True), oracle.NUMBER(5, 2)):
    column = Column("c", kind)
    print(repr((column + 1).type), repr((column * column).type), repr((-column).type))
big = Table("big", MetaData(), Column("i", Integer), Column("b", BigInteger), Column("s", SmallInteger), Column("n", Numeric(5, 1)), Column("m", Numeric(9, 3, asdecimal=False)), Column("f", Float(4)), Column("g", Float(2, asdecimal=True)), Column("d", DECIMAL(3, 1)))
for left in big.c:
    print(left.name, *[f"{right.name} {(left + right).type!r} {(left * right).type!r} {(left / right).type!r} {(left - right).type!r} {(left // right).type!r};" for right in big.c])

engine = create_engine("sqlite://")
table.metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(table), {"price": 2, "rate": 0.5, "plain": 1.25, "rounded": 3, "money": 4, "weight": 5, "share": 1.5, "exact": 2.5, "size": 3.5})
    c = table.c
    print(connection.execute(select(c.price + 1, c.rate * 2, c.plain + 1, c.rounded / 2, c.money - 1, c.weight * 2, c.share + 1, c.exact + 1, c.size / 2)).all())
    print(connection.execute(select(func.sum(c.price * c.id), func.sum(c.price), func.max(c.rate + c.price), c.id * c.price)).all())
