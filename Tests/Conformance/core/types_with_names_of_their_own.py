"""Types of a program that say by their `__visit_name__` how dialects write them, and what schemas and settings make of types."""
from sqlalchemy import ARRAY, Column, DateTime, Enum, Integer, Interval, MetaData, String, Table, bindparam, case, cast, column, func, literal, select
from sqlalchemy.dialects import mssql, mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable
from sqlalchemy.types import TypeEngine, UserDefinedType


class Number(TypeEngine):
    cache_ok = True
    __visit_name__ = "INTEGER"


class Point(UserDefinedType):
    cache_ok = True
    __visit_name__ = "POINT"

    def get_col_spec(self, **kw):
        return "NEVER ASKED"


class Wide(String):
    __visit_name__ = "TEXT"


def show(what):
    try:
        print(str(what()).strip())
    except Exception as error:
        print(f"{type(error).__name__}: {str(error).split(' object at')[0]}")


for kind in (Number, Point, Wide):
    print(kind.__name__, str(kind()))
    show(lambda: CreateTable(Table("t", MetaData(), Column("x", kind()))))
    show(lambda: CreateTable(Table("t", MetaData(), Column("x", kind()))).compile(dialect=postgresql.dialect()))
    show(lambda: cast(column("x"), kind()).compile(dialect=sqlite.dialect()))

# Schemas of enumerations are translated as those of tables are.
paint = Table("paint", MetaData(), Column("colour", Enum("red", "blue", name="colour", schema="shop")), schema="shop")
options = {"dialect": postgresql.dialect(), "schema_translate_map": {"shop": "test"}, "render_schema_translate": True}
show(lambda: CreateTable(paint).compile(**options))
show(lambda: select(cast(literal("red"), paint.c.colour.type), paint).compile(**options))

# Keys that no database numbers.
show(lambda: CreateTable(Table("t", MetaData(), Column("code", String(5), primary_key=True, autoincrement=True))).compile(dialect=mssql.dialect()))

# Spans of time beside times keep the type of the time.
print(repr((column("span", Interval) + column("at", DateTime(timezone=True))).type))
store = column("store", postgresql.HSTORE)
for other in (column("n", Integer), column("s", String), store):
    print(store + other, "|", other + store)

# Values of IN and of arrays that are written into the text.
literally = {"literal_binds": True}
print(column("s", String).in_(["50%", "it's"]).compile(dialect=mysql.dialect(), compile_kwargs=literally))
for value, type_ in (
    ((1, 2), ARRAY(Integer)),
    (range(2), ARRAY(Integer)),
    ([[1, 2], [3]], ARRAY(Integer)),
    ([["a"], ["it's"]], ARRAY(String, dimensions=2)),
    ([1, 2], ARRAY(Integer, dimensions=2)),
    ([None], ARRAY(Integer)),
):
    show(lambda: select(literal(value, type_)).compile(dialect=postgresql.dialect(), compile_kwargs=literally))
endless = []
endless.append(endless)
show(lambda: select(literal(endless, ARRAY(Integer))).compile(dialect=postgresql.dialect(), compile_kwargs=literally))

# What is set of an expression afterwards.
total = func.total(column("x"))
total.type = Integer()
print(repr((total + 1).type))
given = bindparam("n", 5)
given.unique = True
print(given.unique, select(given))
show(lambda: select(given, bindparam("n", 6)))
base = select(column("x")).cte("base")
base.nesting = True
print(base.nesting, select(base))
