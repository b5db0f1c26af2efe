# CAST to each type as each database has it.
import warnings

from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql

warnings.simplefilter("ignore")
x = column("x")
kinds = [
    Integer, BigInteger, Float, Numeric(10, 2), String, String(5), Text, Unicode(4), DateTime, Date, Time, LargeBinary, Boolean, JSON, Uuid, Interval, Enum("a", "b", name="ab"),
    mysql.BIGINT(unsigned=True), mysql.VARCHAR(9), mysql.DATETIME(fsp=6),
]
for dialect in (mysql.dialect(), oracle.dialect(), mssql.dialect(), postgresql.dialect()):
    print(dialect.name)
    for kind in kinds:
        print("   ", cast(x, kind).compile(dialect=dialect))
print(mssql.try_cast(x, Integer).compile(dialect=mssql.dialect()), try_cast(x, Integer))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(cast(x + 1, Float).compile(dialect=mysql.dialect()))
    print([str(warning.message) for warning in caught])
