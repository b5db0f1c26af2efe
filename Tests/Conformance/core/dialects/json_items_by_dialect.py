# Items of a JSON document, typed and not, as each database writes them.
from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect

docs = Table("docs", MetaData(), Column("id", Integer), Column("data", JSON))
data = docs.c.data
expressions = [
    data["a"], data[0], data[("a", "b")], data["a"]["b"], data["a"].as_string(), data[0].as_string(), data["a"].as_integer(), data["a"].as_float(), data["a"].as_boolean(),
    data["a"].as_numeric(10, 2), data["a"].as_json(), data[("a", 1)].as_integer(), data["a"]["b"].as_string(), data["a"].as_string() == "x", data["a"].as_integer() > 5,
]
for dialect in (postgresql.dialect(), mysql.dialect(), sqlite.dialect(), mssql.dialect(), oracle.dialect(), None):
    print(dialect.name if dialect else "str()")
    for expression in expressions:
        print("   ", expression.compile(dialect=dialect) if dialect else expression)
try:
    data["a"].compile(dialect=DefaultDialect())
except Exception as error:
    print(type(error).__name__, "json_getitem_op" in str(error))
for dialect in (postgresql.dialect(), mysql.dialect(), oracle.dialect()):
    print(data[("a", 1, "b")].compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    print(data["it's"].as_string().compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
