"""Types as DDL of each database, as text and as repr."""
import enum

from sqlalchemy import BLOB, CHAR, CLOB, DECIMAL, NVARCHAR, REAL, SMALLINT, TIMESTAMP, VARBINARY, VARCHAR, ARRAY, BigInteger, Boolean, Date, DateTime, Double, Enum, Float, Integer, Interval, JSON, LargeBinary, Numeric, SmallInteger, String, Text, Time, Unicode, UnicodeText, Uuid
from sqlalchemy.dialects import mysql, postgresql, sqlite


class Colour(enum.Enum):
    red = 1
    blue = 2


for kind in (
    String(), String(5), Text(), Unicode(9), UnicodeText(), Integer(), SmallInteger(), BigInteger(), Numeric(), Numeric(5, 2), Float(), Float(5), Double(), Boolean(), Date(), DateTime(), DateTime(timezone=True), Time(), Interval(), LargeBinary(), Enum(Colour), Enum("a", "bbb", name="letters"),
    Enum("a", native_enum=False, length=20), JSON(), Uuid(), Uuid(native_uuid=False), ARRAY(Integer), CHAR(3), VARCHAR(4, collation="nocase"), NVARCHAR(3), CLOB(), BLOB(), VARBINARY(4), TIMESTAMP(), DECIMAL(4, 1), REAL(), SMALLINT(),
):
    row = [repr(kind)]
    for dialect in (sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
        try:
            row.append(kind.compile(dialect=dialect))
        except Exception as error:
            row.append(f"{type(error).__name__}: {str(error).split(' can')[0].split(' object at')[0][:60]}")
    row.append(str(kind))
    row.append(kind.python_type.__name__)
    print(" | ".join(row))
mixed = String(20).with_variant(Text(), "sqlite").with_variant(mysql.VARCHAR(9), "mysql")
print(*(mixed.compile(dialect=d) for d in (sqlite.dialect(), postgresql.dialect(), mysql.dialect())), repr(mixed), mixed)
