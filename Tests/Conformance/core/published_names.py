# A function is the same object in all modules that show it; the package has fewer names than its parts.
import sqlalchemy
import sqlalchemy.engine
import sqlalchemy.schema
import sqlalchemy.sql
import sqlalchemy.sql.elements
import sqlalchemy.sql.expression
import sqlalchemy.types

print([name for name in ("select", "text", "and_", "cast", "union", "insert", "func", "case", "table") if getattr(sqlalchemy.sql, name) is not getattr(sqlalchemy, name)])
print([name for name in ("select", "or_", "literal", "tuple_", "alias") if getattr(sqlalchemy.sql.expression, name) is not getattr(sqlalchemy, name)])
print(sqlalchemy.engine.create_engine is sqlalchemy.create_engine, sqlalchemy.sql.elements.literal is sqlalchemy.literal, sqlalchemy.schema.Table is sqlalchemy.Table)
for name in ("NullType", "TypeEngine", "UserDefinedType", "CreateIndex", "AddConstraint", "conv", "SchemaItem", "sort_tables", "subquery"):
    print(name, hasattr(sqlalchemy, name), hasattr(sqlalchemy.types, name), hasattr(sqlalchemy.schema, name))
try:
    from sqlalchemy import NullType
except ImportError as error:
    print(str(error).split(" (")[0])

from sqlalchemy import *

try:
    conv("ck_x")
except NameError as error:
    print(error)
from sqlalchemy.sql.schema import DEFAULT_NAMING_CONVENTION

print(DEFAULT_NAMING_CONVENTION, MetaData().naming_convention == DEFAULT_NAMING_CONVENTION)
import urllib

print(urllib.parse.quote_plus("a b&c"))
for call in (lambda: select(distinct=True), lambda: select(column("x"), whereclause=column("y") == 1), lambda: func.uuidv7(monotonic=True).monotonic, lambda: str(func.count(column("x"), monotonic=True)), lambda: func.now().monotonic):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
