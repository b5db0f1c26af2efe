"""Values that a type does not take: class and message of the error, wrapped as StatementError."""
import datetime
import decimal
import enum
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Enum, Float, Integer, Interval, LargeBinary, MetaData, Numeric, String, Table, Time, Uuid, create_engine, insert, literal, select, text
from sqlalchemy.exc import StatementError


class Level(enum.Enum):
    low = 1
    high = 2


class Other(enum.Enum):
    low = 1


engine = create_engine("sqlite://")
cases = [
    (Boolean(), ["x", 2, 1.0, [], None, "true"]), (Date(), ["2024-01-01", 5, datetime.time(1)]), (DateTime(), ["2024-01-01", 5, datetime.time(1)]), (Time(), ["01:00", datetime.datetime(2024, 1, 1)]), (Interval(), ["1 day", 5]), (LargeBinary(), ["text", 5]), (Uuid(), ["not a uuid", 5]),
    (Uuid(as_uuid=False), [5]), (Enum(Level), ["medium", 5, Other.low, "low"]), (Enum("a", "b"), ["c", 5]), (Enum("a", "b", validate_strings=True), ["c", "a"]), (JSON(), [{1, 2}, object, decimal.Decimal("1"), {"d": datetime.date(2024, 1, 1)}]), (Numeric(5, 2), ["x", [], "1.5"]), (Float(), ["x", decimal.Decimal("1.5")]), (Integer(), ["x", 1.5, decimal.Decimal("2")]), (String(2), ["longer", 5, b"x"]),
]
with engine.connect() as connection:
    for number, (type_, values) in enumerate(cases):
        table = Table(f"t{number}", MetaData(), Column("v", type_))
        table.create(connection)
        print(repr(type_))
        for value in values:
            try:
                connection.execute(insert(table), {"v": value})
                print("   ", repr(value), "stored", connection.exec_driver_sql(f"select v from t{number} order by rowid desc").scalar().__repr__())
            except StatementError as error:
                print("   ", repr(value), type(error).__name__, "|", str(error.orig), "|", type(error.orig).__name__, "|", error.statement, "|", error.params)
            except Exception as error:
                print("   ", repr(value), type(error).__name__, "|", error)
    for column, bad in (("d", "soon"), ("dt", "2024-13-01 00:00:00"), ("t", "25:00:00"), ("b", 7), ("u", "xyz"), ("e", "medium"), ("j", "{bad"), ("n", "abc"), ("iv", "never")):
        typed = text(f"select '{bad}' as v").columns(v={"d": Date, "dt": DateTime, "t": Time, "b": Boolean, "u": Uuid, "e": Enum(Level), "j": JSON, "n": Numeric(5, 2), "iv": Interval}[column])
        try:
            print(column, connection.execute(typed).scalar())
        except Exception as error:
            print(column, type(error).__name__, "|", error)
    for value, type_ in ((5, Date), ("x", Boolean), (object(), Integer), ("2024-01-01", DateTime), (Level.low, Enum(Level)), (b"x", LargeBinary), ({"a": 1}, JSON)):
        try:
            print(select(literal(value, type_)).compile(dialect=engine.dialect, compile_kwargs={"literal_binds": True}))
        except Exception as error:
            print(type(error).__name__, "|", str(error).split(" at 0x")[0], "|", type(error.__cause__).__name__)
