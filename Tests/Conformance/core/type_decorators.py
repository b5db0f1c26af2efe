"""Types of one's own: TypeDecorator, UserDefinedType, variants, JSON, Enum, PickleType-free."""
import enum
import json
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import JSON, Column, Date, Enum, Integer, Interval, LargeBinary, MetaData, Numeric, String, Table, Text, create_engine, func, insert, literal, select, type_coerce
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Upper(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.upper()

    def process_result_value(self, value, dialect):
        return None if value is None else f"<{value}>"


class Cents(TypeDecorator):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value * 100)

    def process_result_value(self, value, dialect):
        return None if value is None else Decimal(value) / 100

    def coerce_compared_value(self, op, value):
        return self


class Words(TypeDecorator):
    impl = Text
    cache_ok = True

    def __init__(self, separator=","):
        super().__init__()
        self.separator = separator

    def process_bind_param(self, value, dialect):
        return self.separator.join(value)

    def process_result_value(self, value, dialect):
        return value.split(self.separator)


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"

    def bind_processor(self, dialect):
        return lambda value: None if value is None else "%d;%d" % value

    def result_processor(self, dialect, coltype):
        return lambda value: None if value is None else tuple(int(x) for x in value.split(";"))


class Color(enum.Enum):
    RED = "r"
    GREEN = "g"


t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("code", Upper(10)), Column("price", Cents), Column("words", Words("|")), Column("at", Point), Column("color", Enum(Color)), Column("data", JSON), Column("by_value", Enum(Color, values_callable=lambda e: [m.value for m in e])),
          Column("flexible", String(5).with_variant(Integer, "sqlite")))
engine = create_engine("sqlite://")
from sqlalchemy.schema import CreateTable
print(str(CreateTable(t)).strip())
print(str(CreateTable(t).compile(engine)).strip().splitlines()[-3])
t.create(engine)
with engine.begin() as conn:
    conn.execute(insert(t).values(code="abc", price=Decimal("12.34"), words=["x", "y z"], at=(3, -4), color=Color.GREEN, data={"a": [1, {"b": None}]}, by_value=Color.RED, flexible=5))
    conn.execute(insert(t), [{"code": None, "price": None, "words": ["only"], "at": None, "color": "RED", "data": None, "by_value": None, "flexible": None}])
    for row in conn.execute(select(t)):
        print(row)
    print(conn.exec_driver_sql("select code, price, words, at, color, data, by_value, typeof(flexible) from t").all())
    print(conn.execute(select(t.c.id).where(t.c.code == "abc")).all(), conn.execute(select(t.c.id).where(t.c.price > Decimal("10"))).all(), conn.execute(select(t.c.price + 1).where(t.c.id == 1)).scalar())
    print(conn.execute(select(t.c.data["a"][1]["b"], t.c.data["a"][0].as_integer(), t.c.data["a"]).where(t.c.id == 1)).one(), conn.execute(select(func.json_extract(t.c.data, "$.a[0]")).where(t.c.id == 1)).scalar())
    print(conn.execute(select(type_coerce(t.c.price, Integer), func.max(t.c.price), literal("q", Upper)).where(t.c.id == 1)).one())
    print(conn.execute(select(t.c.id).where(t.c.color == Color.GREEN, t.c.color.in_([Color.GREEN, Color.RED]))).scalars().all())
for column in t.c:
    print(column.name, repr(column.type), column.type, sep=" | ")
