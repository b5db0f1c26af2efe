"""Types as objects: repr, str, compile by dialect, python_type, comparison, copies, coercion of literals."""
import datetime
import decimal
import uuid
from sqlalchemy import types, literal, null, type_coerce, Column, Integer, String, func, select
from sqlalchemy.dialects import mysql, oracle, mssql, postgresql, sqlite

names = ["INT", "INTEGER", "SMALLINT", "BIGINT", "FLOAT", "REAL", "DOUBLE", "DOUBLE_PRECISION", "NUMERIC", "DECIMAL", "CHAR", "NCHAR", "VARCHAR", "NVARCHAR", "TEXT", "CLOB", "BLOB", "BINARY", "VARBINARY", "BOOLEAN", "DATE", "TIME", "DATETIME", "TIMESTAMP", "JSON", "UUID",
         "Integer", "SmallInteger", "BigInteger", "Float", "Double", "Numeric", "String", "Text", "Unicode", "UnicodeText", "LargeBinary", "Boolean", "Date", "Time", "DateTime", "Interval", "Uuid", "JSON", "NullType", "Enum"]
for name in names:
    class_ = getattr(types, name)
    try:
        type_ = class_("x") if name == "Enum" else class_()
        python = None
        try:
            python = type_.python_type.__name__
        except NotImplementedError as error:
            python = f"NotImplementedError {error}"
        compiled = []
        for dialect in (sqlite,):
            try:
                compiled.append(type_.compile(dialect=dialect.dialect()))
            except Exception as error:
                compiled.append(type(error).__name__)
        print(name, repr(type_), python, compiled)
    except Exception as error:
        print(name, type(error).__name__, "|", error)
for type_ in (String(5), String(5, collation="NOCASE"), types.VARCHAR(7), types.Numeric(10, 2), types.Numeric(10), types.Float(53), types.Float(5, asdecimal=True), types.DateTime(timezone=True), types.Time(timezone=True), types.TIMESTAMP(timezone=True), types.LargeBinary(20), types.CHAR(3), types.Uuid(as_uuid=False), types.Boolean(create_constraint=True, name="b"), types.DECIMAL(5, 1), types.Interval(native=False), types.TEXT(50)):
    print(repr(type_), "|", str(type_), "|", type_.compile(dialect=sqlite.dialect()), "|", repr(type_.copy()), "|", repr(type_.as_generic()))
print(String(5) == String(5), String() is String(), isinstance(types.VARCHAR(), String), issubclass(types.TEXT, types.Text), types.INTEGER.__mro__[1].__name__, types.TypeEngine)
for value in (1, 1.5, "x", b"x", True, None, decimal.Decimal("1"), datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1), datetime.time(1), datetime.timedelta(1), uuid.UUID(int=1)):
    print(repr(value), repr(literal(value).type))
for expression in (literal(1) + 1, literal(1) / 2, literal(1) // 2, literal(1.0) + 1, literal("a") + "b", literal(1) == 1, literal(1) + decimal.Decimal("1"), literal(datetime.date(2024, 1, 1)) - datetime.date(2023, 1, 1), literal(datetime.date(2024, 1, 1)) + datetime.timedelta(1), literal(datetime.datetime(2024, 1, 1)) - datetime.datetime(2024, 1, 1), func.now(), func.count(), func.sum(literal(1)), func.max(literal("x")), func.coalesce(literal(1), 2), func.concat("a", "b"), func.nothing(), func.current_date(), func.char_length("x"), func.lower("X", type_=String(5)), null(), literal(5, String)):
    print(str(expression).replace("\n", " "), repr(expression.type))
for bad in (lambda: types.Numeric(scale=2, precision=None).compile(), lambda: types.ARRAY(), lambda: types.TypeDecorator(), lambda: String(5, 6, 7, 8), lambda: Column("a", String(collation="x y")).type.compile(dialect=sqlite.dialect())):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, "|", str(error).split(" at 0x")[0])
