"""Numeric, Float, Integer in SQLite: scale, rounding through float, Decimal results, arithmetic, warnings."""
import decimal
import warnings
from decimal import Decimal
from sqlalchemy import BigInteger, Column, Double, Float, Integer, MetaData, Numeric, SmallInteger, Table, cast, create_engine, event, func, insert, literal, select, type_coerce

engine = create_engine("sqlite://")
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("n", Numeric), Column("n2", Numeric(10, 2)), Column("n4", Numeric(12, 4, asdecimal=False)), Column("f", Float), Column("fd", Float(asdecimal=True)), Column("fd3", Float(decimal_return_scale=3, asdecimal=True)), Column("d", Double), Column("big", BigInteger), Column("nr", Numeric(20, 2, decimal_return_scale=5)))
metadata.create_all(engine)
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((" ".join(statement.split()), parameters)))


def show(label, make):
    try:
        print(label, "->", make())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])
    for entry in log:
        print("    ", *entry)
    log.clear()


with engine.connect() as connection, warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    run = connection.execute
    for value in (Decimal("1.005"), 2, 3.14159, "4.5", Decimal("1e5"), Decimal("-0.000001"), Decimal("123456789.123456789"), 0, None):
        columns = {name: value for name in ("n", "n2", "n4", "f", "fd", "fd3", "d", "nr")}
        show(repr(value), lambda: run(insert(t), columns).rowcount)
        show("    back", lambda: run(select(t).order_by(t.c.id.desc())).first())
    show("sum", lambda: run(select(func.sum(t.c.n2), func.avg(t.c.n2), func.sum(t.c.f), func.sum(t.c.id), func.avg(t.c.id), func.max(t.c.n4))).one())
    show("arithmetic", lambda: run(select(t.c.n2 + 1, t.c.n2 * 2, t.c.n2 / 3, t.c.n2 // 2, t.c.n2 % 2, -t.c.n2, t.c.f / 2, t.c.id / 2, t.c.id // 2, t.c.id * 1.5).where(t.c.id == 2)).one())
    show("types", lambda: [repr(e.type) for e in (t.c.n2 + 1, t.c.n2 + t.c.f, t.c.id + t.c.n2, t.c.id / 2, t.c.id // 2, t.c.f / 2, t.c.id * 1.5, -t.c.n2, t.c.n2 * Decimal("1.5"), t.c.id + 1.5)])
    show("compare", lambda: run(select(t.c.id).where(t.c.n2 > Decimal("3"), t.c.f < 10.5)).scalars().all())
    show("cast", lambda: run(select(cast(t.c.n2, Integer), cast(t.c.id, Numeric(10, 3)), cast("1.23456", Numeric(10, 2)), cast(1, Float), type_coerce(t.c.id, Numeric(10, 1))).where(t.c.id == 3)).one())
    show("round", lambda: run(select(func.round(t.c.n2, 1), func.abs(-5), func.round(literal(2.567), 2), func.floor(literal(2.7)), func.coalesce(t.c.n2, 0)).where(t.c.id == 3)).one())
    show("literal", lambda: str(select(literal(Decimal("1.50")), literal(2.5), literal(10 ** 20), literal(-3)).compile(engine, compile_kwargs={"literal_binds": True})))
    show("bigger than SQLite", lambda: run(insert(t), {"big": 2 ** 64}))
    show("bool", lambda: (run(insert(t), {"big": True}).rowcount, run(select(t.c.big).order_by(t.c.id.desc())).scalar()))
    show("special", lambda: (run(insert(t), {"f": float("inf")}).rowcount, run(select(t.c.f).order_by(t.c.id.desc())).scalar()))
    show("nan", lambda: (run(insert(t), {"f": float("nan")}).rowcount, run(select(t.c.f).order_by(t.c.id.desc())).scalar()))
    show("decimal nan", lambda: run(insert(t), {"n": Decimal("NaN")}).rowcount)
    print([str(w.message) for w in caught][:2], {w.category.__name__ for w in caught})
print(repr(Numeric()), repr(Numeric(10, 2)), repr(Float(10)), repr(Float(asdecimal=True)), repr(Numeric(10, 2, asdecimal=False)), repr(Numeric(20, 2, decimal_return_scale=5)), Numeric(10, 2).python_type, Float().python_type, Numeric(asdecimal=False).python_type, Float(asdecimal=True).python_type)
