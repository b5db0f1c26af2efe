"""Window frames, EXTRACT, bit operations, POW, hints and locks as each database has them."""
from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

number, moment = column("n", Integer), column("m", DateTime)
t = table("t", number, moment, column("j", JSON))


def attempt(do):
    try:
        print(do())
    except Exception as error:
        print(type(error).__name__, str(error)[:160])


statements = [func.sum(number).over(order_by=moment, rows=(-2, 3)), func.pow(number, 2), func.current_date(), number.bitwise_lshift(1), number.bitwise_rshift(2), number.bitwise_and(3), number.bitwise_or(4), number.bitwise_xor(5), number.bitwise_not()]
statements += [extract(field, moment) for field in ("dow", "doy", "milliseconds", "week")]
statements += [select(t.c.n).with_for_update(read=True, skip_locked=True), select(t.c.n).suffix_with("OPTION (X)", dialect="mssql"), select(literal(1)).where(number == 5), func.rollup(number, moment), func.aggregate_strings(number, ",").aggregate_order_by(moment.desc())]
for module in (sqlite, postgresql, mysql, oracle, mssql):
    dialect = module.dialect()
    print(dialect.name)
    for statement in statements:
        attempt(lambda: repr(str(statement.compile(dialect=dialect))))
    attempt(lambda: func.pow(number, 2).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
print(str(column("a.b")), str(column("x y")), str(table("t", column("Q")).c.Q), str(Column("a.b", Integer)))
for name in ("INTEGER", "ARRAY", "UUID", "DOUBLE", "NVARCHAR", "CLOB", "MONEY"):
    print(name, [module.__name__.split(".")[-1] for module in (sqlite, postgresql, mysql, oracle, mssql) if hasattr(module, name)])
