# Types of sums, values that a type refuses, and literals of moments as dates and times.
import datetime

from sqlalchemy import DECIMAL, Boolean, Column, Date, DateTime, Double, Enum, Float, Integer, Interval, MetaData, Numeric, String, Table, Time, create_engine, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

metadata = MetaData()
thing = Table(
    "thing", metadata, Column("id", Integer, primary_key=True), Column("price", DECIMAL(8, 2)), Column("weight", Numeric(8, 2)), Column("size", Double(5)), Column("share", Float(5)),
    Column("flag", Boolean), Column("state", Enum("new", "worn out", validate_strings=True)), Column("span", Interval), Column("name", String(9)),
)
c = thing.c
for expression in (c.price + 1, c.price * c.weight, c.price / 2, c.price - c.share, c.price % 2, -c.price, c.weight + 1, c.size * 2, c.share / 3, 1 + c.price, c.id * c.price, c.state + "!", c.state.concat("!"), c.name + c.state):
    print(expression, "->", repr(expression.type))

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    for values in ({"flag": 2**70}, {"flag": 2}, {"flag": {1}}, {"flag": []}, {"flag": "yes"}, {"state": ["new"]}, {"state": {"new": 1}}, {"state": "old"}, {"state": 5}, {"flag": 1.0, "state": "new"}):
        try:
            connection.execute(insert(thing), values)
            print("fine", connection.execute(select(c.flag, c.state)).all())
        except StatementError as error:
            print(error.orig.__class__.__name__, error.orig)

for value in (datetime.datetime(2024, 2, 29, 13, 5), datetime.date(2024, 2, 29), datetime.time(13, 5)):
    for kind in (Date(), Time(), DateTime(), sqlite.DATE(storage_format="%(day)d.%(month)d.%(year)d")):
        for dialect in (None, postgresql.dialect()):
            try:
                print(select(literal(value, kind)).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
            except Exception as error:
                print(type(error).__name__, str(error).split(";")[0])
print(c.span == True, c.span != False, c.span.is_(True), c.span == None, c.flag == True)
