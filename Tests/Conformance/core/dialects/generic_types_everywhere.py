# How each database writes the generic types, and the types of another database.
import enum
import re

from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.schema import CreateTable


class Size(enum.Enum):
    small = 1
    large = 2


dialects = [DefaultDialect(), sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()]
kinds = [
    Integer(), SmallInteger(), BigInteger(), String(20), String(20, "C"), Text(), Unicode(5), UnicodeText(), Numeric(10, 2), Numeric(10), Float(), Double(), Double(53), DateTime(), DateTime(timezone=True),
    Date(), Time(timezone=True), LargeBinary(), LargeBinary(9), Boolean(), Uuid(), Uuid(native_uuid=False), Enum("a", "bb", name="letters"), Enum(Size), Enum(Size, native_enum=False), Interval(),
    Interval(second_precision=3, day_precision=2), TIMESTAMP(timezone=True), NVARCHAR(5), NCHAR(4), CLOB(), DECIMAL(4, 2), REAL(), DOUBLE_PRECISION(), BINARY(4), VARBINARY(4), BOOLEAN(), UUID(),
]
for kind in kinds:
    print(repr(kind), [kind.compile(dialect=dialect) for dialect in dialects])


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))


for foreign in (postgresql.JSONB(), postgresql.INET(), mysql.TINYINT(), mysql.YEAR(), mssql.DATETIME2(), oracle.NUMBER(5), ARRAY(Integer), postgresql.ARRAY(Integer), JSON()):
    for dialect in dialects:
        attempt(lambda: f"{dialect.name}: {foreign.compile(dialect=dialect)}")
attempt(lambda: String().compile(dialect=mysql.dialect()))
attempt(lambda: Enum("a", "b").compile(dialect=postgresql.dialect()))
table = Table("t", MetaData(), Column("x", postgresql.INET()))
attempt(lambda: CreateTable(table).compile(dialect=sqlite.dialect()))
attempt(lambda: CreateTable(table))
