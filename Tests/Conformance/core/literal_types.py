"""The types of literals, and how each type writes values into SQL text."""
import datetime
import decimal
import enum
import uuid
from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, postgresql
from sqlalchemy.types import TypeDecorator, UserDefinedType

UTC = datetime.timezone.utc


def attempt(do):
    try:
        print(do())
    except Exception as error:
        print(type(error).__name__, str(error)[:160])


values = [datetime.datetime(2020, 1, 1, tzinfo=UTC), datetime.datetime(2020, 1, 1), datetime.time(1, 2, tzinfo=UTC), datetime.time(1, 2), "abc", "é", datetime.date(2020, 1, 1), datetime.timedelta(1), decimal.Decimal("1.5"), 1.5, True, b"x", 5, 2**31, -(2**31) - 1, 10**20, None]
for value in values:
    print(repr(literal(value).type))
for module in (postgresql, mssql, mysql):
    dialect = module.dialect()
    for value in ("é", datetime.datetime(2020, 1, 1, tzinfo=UTC), 2**40):
        attempt(lambda: select(literal(value)).compile(dialect=dialect))
    attempt(lambda: (column("x", Unicode) == "a").compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    attempt(lambda: literal({"a": 1}, JSON).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
for kind in (postgresql.INTERVAL, Interval):
    span = literal(datetime.timedelta(days=1, seconds=3), kind)
    attempt(lambda: select(span).compile(dialect=postgresql.dialect()))
    attempt(lambda: select(span).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))


class Colour(enum.Enum):
    red = 1


class Upper(TypeDecorator):
    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value.upper()


class Point(UserDefinedType):
    cache_ok = True

    def __init__(self, places, srid=8, *, flat=False):
        self.places, self.srid, self.flat = places, srid, flat

    def get_col_spec(self, **kw):
        return f"POINT({self.places})"


class Documents(TypeDecorator):
    impl = Text
    cache_ok = True

    def coerce_compared_value(self, op, value):
        print("beside", op.__name__)
        return String() if op.__name__ == "like_op" else self


for kind in (Numeric(5, 2), Float(), Upper(), Enum(Colour), Integer(), Date()):
    for value in (5, "a", Colour.red, b"x", decimal.Decimal("1.1"), datetime.date(2020, 1, 2)):
        attempt(lambda: literal(value, kind).compile(compile_kwargs={"literal_binds": True}).string)
print(Point(3), repr(Point(3)), repr(Point(3, 9)), repr(Point(2, flat=True)))
print(repr((column("d", Documents) == "x").right.type), repr(column("d", Documents).like("x").right.type))
