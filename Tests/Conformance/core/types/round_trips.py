"""Every generic type: what is stored in SQLite and what comes back, None included."""
import datetime
import decimal
import enum
import uuid
from sqlalchemy import ARRAY, JSON, BigInteger, Boolean, Column, Date, DateTime, Double, Enum, Float, Integer, Interval, LargeBinary, MetaData, Numeric, PickleType, SmallInteger, String, Table, Text, Time, Unicode, UnicodeText, Uuid, create_engine, insert, select, text


class Level(enum.Enum):
    low = 1
    high = "H"


cases = [
    (Integer(), [5, -1, 0, 2 ** 62, True]), (SmallInteger(), [7]), (BigInteger(), [2 ** 63 - 1]), (String(10), ["text", "", "é☃"]), (Text(), ["long " * 3]), (Unicode(5), ["ü"]), (UnicodeText(), ["☃"]),
    (Float(), [1.5, 2, -0.25, 1e300]), (Double(), [3.25]), (Float(asdecimal=True), [1.5]), (Numeric(10, 2), ["1.50", decimal.Decimal("2.345"), 3, 4.5]), (Numeric(), [decimal.Decimal("1.123456789012")]), (Numeric(8, 3, asdecimal=False), [decimal.Decimal("1.2345")]),
    (Boolean(), [True, False, 1, 0]), (Date(), [datetime.date(2024, 2, 29), datetime.datetime(2024, 3, 1, 5, 6)]), (DateTime(), [datetime.datetime(2024, 2, 29, 23, 59, 59, 999999), datetime.date(2024, 1, 1), datetime.datetime(1, 1, 1)]), (Time(), [datetime.time(1, 2, 3), datetime.time(23, 59, 59, 1)]),
    (Interval(), [datetime.timedelta(days=1, seconds=2, microseconds=3), datetime.timedelta(days=-3)]), (LargeBinary(), [b"\x00\xff", b"", bytearray(b"ab")]), (Uuid(), [uuid.UUID(int=5)]), (Uuid(as_uuid=False), ["00000000-0000-0000-0000-000000000007"]), (Uuid(native_uuid=False), [uuid.UUID(int=9)]),
    (Enum(Level), [Level.low, "high"]), (Enum("a", "b"), ["a", "b"]), (JSON(), [{"a": [1, None, "x"]}, [1, 2], "text", 5, 1.5, True]),
]
engine = create_engine("sqlite://")
with engine.connect() as connection:
    for number, (type_, values) in enumerate(cases):
        table = Table(f"t{number}", MetaData(), Column("id", Integer, primary_key=True), Column("v", type_))
        table.create(connection)
        print(repr(type_), "|", type_.compile(dialect=engine.dialect), "|", type_.python_type.__name__)
        for value in [*values, None]:
            try:
                connection.execute(insert(table), {"v": value})
                stored = connection.exec_driver_sql(f"select typeof(v), v from t{number} order by id desc").first()
                back = connection.execute(select(table.c.v).order_by(table.c.id.desc())).scalar()
                print("   ", repr(value), "->", tuple(stored), "->", repr(back), type(back).__name__)
            except Exception as error:
                print("   ", repr(value), "->", type(error).__name__, "|", str(error).split("\n")[0])
    found = connection.execute(select(table.c.v).where(table.c.v.is_(None)))
    print(found.all())
for make in (lambda: ARRAY(Integer).compile(dialect=engine.dialect), lambda: Table("p", MetaData(), Column("v", ARRAY(Integer))).create(engine)):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, "|", str(error).split(" at 0x")[0])
