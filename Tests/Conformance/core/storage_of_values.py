"""Each type's values as SQLite gets and gives them, and values that types refuse."""
import datetime
import decimal
import enum
import uuid

from sqlalchemy import Boolean, Column, Date, DateTime, Enum, Float, Integer, Interval, JSON, LargeBinary, MetaData, Numeric, String, Table, Time, Uuid, create_engine, insert, select, text


class Colour(enum.Enum):
    red = 1
    blue = 2


table = Table(
    "t", MetaData(), Column("id", Integer, primary_key=True), Column("s", String(10)), Column("b", Boolean), Column("n", Numeric(10, 2)), Column("f", Float), Column("d", Date), Column("dt", DateTime), Column("ti", Time), Column("iv", Interval),
    Column("lb", LargeBinary), Column("e", Enum(Colour)), Column("w", Enum("a", "b")), Column("j", JSON), Column("u", Uuid), Column("x", Numeric(10, 2, asdecimal=False)), Column("y", Float(asdecimal=True)),
)
engine = create_engine("sqlite://")
good = dict(
    s="x", b=True, n=decimal.Decimal("1.255"), f=1.5, d=datetime.date(2020, 2, 29), dt=datetime.datetime(2020, 2, 29, 1, 2, 3, 4), ti=datetime.time(4, 5, 6), iv=datetime.timedelta(days=1, seconds=5), lb=b"\x00\xff", e=Colour.red, w="b",
    j={"a": [1, None]}, u=uuid.UUID(int=5), x=1.25, y=2.5,
)
with engine.connect() as connection:
    table.create(connection)
    connection.execute(insert(table), good)
    for name, own in connection.execute(select(table)).mappings().one().items():
        print(name, repr(own), repr(connection.scalar(text(f"select {name} from t"))))
    print(connection.execute(text("select typeof(b), typeof(n), typeof(dt), typeof(lb), typeof(j), typeof(u) from t")).one())
    connection.commit()
    bad = dict(s=5, b=5, n="x", d="2020-01-01", dt="now", ti=5, iv=5, lb="text", e="green", w="zz", j={1, 2}, u="nouuid", f="q")
    for name, value in bad.items():
        try:
            connection.execute(insert(table).values({name: value}))
            print(name, "taken:", repr(connection.scalar(select(table.c[name]).order_by(table.c.id.desc()))))
        except Exception as error:
            print(name, type(error).__name__, "|", str(error).split("\n")[0])
        connection.rollback()
    others = (("b", None), ("b", 1), ("n", 5), ("d", datetime.datetime(2020, 1, 2, 3)), ("dt", datetime.date(2020, 1, 2)), ("iv", datetime.timedelta(0)), ("e", None), ("e", "blue"), ("j", None), ("j", [1, "x"]), ("lb", bytearray(b"q")), ("u", None), ("f", decimal.Decimal("1.5")), ("y", 3))
    for name, value in others:
        connection.execute(insert(table).values({name: value}))
        print(name, repr(value), "->", repr(connection.scalar(select(table.c[name]).order_by(table.c.id.desc()))))
