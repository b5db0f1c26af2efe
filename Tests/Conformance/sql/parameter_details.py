# Parameters: escapes, literals, comparison, what a result says of its options.
import warnings
from sqlalchemy import ARRAY, Integer, String, bindparam, column, create_engine, exc, func, literal, make_url, select, table, text, types
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.sqlite import pysqlite

for given in (r"time='12\:30:00'", r"a \:b :c", r"\::", r"\:x:y", r"'\:30\:00' :a"):
    made = text(given)
    print(given, "|", made.compile(dialect=sqlite.dialect()), list(made._bindparams))


def show(label, make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(label, make())
        except Exception as error:
            print(label, type(error).__name__, error)
    for warning in caught:
        print("  ", warning.category.__name__, warning.message)


def literals(clause):
    return str(clause.compile(compile_kwargs={"literal_binds": True}))


x = column("x", String)
show("null", lambda: literals(select(x == bindparam("q"))))
show("is null", lambda: literals(select(x.is_(bindparam("q")), bindparam("r", None))))
show("nested", lambda: literals(x + func.coalesce(bindparam("q", None), "y")))
show("autoescape", lambda: literals(x.contains("50%", autoescape=1)))
show("autoescape", lambda: literals(x.contains("50%", autoescape=True)))


def five():
    return 5


one, other = bindparam("p", type_=Integer, callable_=five), bindparam("p", type_=Integer, callable_=lambda: 6)
print(one.compare(bindparam("p", type_=Integer, callable_=five)), one.compare(other), one.compare(bindparam("p", type_=Integer)))


class Odd:
    def __clause_element__(self):
        return 5

    def __repr__(self):
        return "Odd()"


show("odd", lambda: select(Odd()))
show("odd", lambda: select(x).where(Odd()))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    any_of = table("t", column("items", ARRAY(Integer))).c["items"].any(bindparam("p"))
print(repr(any_of.left.type), any_of.compile(dialect=postgresql.dialect()))
numbered = select(literal("x").label("a")).cte("c")
compiled = select(numbered.c.a, literal("y")).compile(dialect=postgresql.dialect(paramstyle="numeric"))
print(compiled, compiled.positiontup)
print(types.NullType().as_generic(allow_nulltype=True))
show("generic", lambda: types.NullType().as_generic())

engine = create_engine("sqlite://")
with engine.connect() as connection:
    for options in ({"yield_per": 10}, {"stream_results": True, "max_row_buffer": 5}, {}):
        result = connection.execute(select(literal(1)).execution_options(**options))
        print(dict(result.context.execution_options), result.scalar())
    result = connection.exec_driver_sql("select 1 union select 2 union select 3")
    print(len(result.fetchmany()))
    result.cursor.arraysize = 2
    print(len(result.fetchmany()))
for url in ("sqlite://", "sqlite:////tmp/x.db?timeout=3", "sqlite:///file:x.db?mode=ro&uri=true&cache=shared&timeout=2&detect_types=1", "sqlite:///:memory:?check_same_thread=false"):
    print(pysqlite.dialect().create_connect_args(make_url(url)))
