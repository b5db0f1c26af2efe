"""Values that each database writes in its own way: intervals, moments, arrays, bytes; MATCH that is negated keeps its parameter."""
import datetime
from sqlalchemy import ARRAY, Date, DateTime, FetchedValue, Integer, Interval, LargeBinary, String, Time, cast, column, exc, literal, literal_column, types
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

dialects = [sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()]
span = datetime.timedelta(days=2, seconds=3, microseconds=4)
moment = datetime.datetime(2024, 1, 2, 3, 4, 5)
cases = [
    (span, Interval()), (span, Interval(native=False)), (span, postgresql.INTERVAL()), (span, oracle.INTERVAL()), (5, oracle.INTERVAL()),
    (moment, DateTime()), (moment.replace(microsecond=600), DateTime()), (moment.date(), DateTime()), (moment, Date()), (moment.replace(microsecond=600), Date()), (moment.time(), Time()),
    ([[1], [2, 3]], ARRAY(Integer)), ([["a"], ["b'c"]], ARRAY(String)), (bytearray(b"raw"), LargeBinary()),
]
for value, type_ in cases:
    for dialect in dialects:
        try:
            print(dialect.name, repr(type_), literal(value, type_).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        except exc.CompileError as error:
            print(dialect.name, repr(type_), "refused:", str(error).split("\n")[0])
body = column("body", String)
for expression in (body.match("sea"), ~body.match("sea"), ~(body.match("sea") & (body != "x"))):
    for dialect in dialects:
        print(dialect.name, expression.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
for dialect in [None] + dialects:
    try:
        print(cast(column("x"), types.NullType()).compile(dialect=dialect))
    except exc.CompileError as error:
        print("refused:", error)
print([types.MatchType().compile(dialect=dialect) for dialect in dialects], FetchedValue(), FetchedValue(for_update=True))
print(repr(literal_column("1 + 2")).split(" at ")[0], repr(literal_column("1 + 2")).split("; ")[1])
