"""TypeDecorator: bind and result processing, literals, comparisons, variants, coercion, bind expressions, None."""
import datetime
import json
from sqlalchemy import CHAR, JSON, Column, Date, Integer, MetaData, Numeric, String, Table, TypeDecorator, case, cast, create_engine, event, func, insert, literal, select, type_coerce, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import UserDefinedType


class Upper(TypeDecorator):
    """Stores text in capitals."""
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.upper()

    def process_result_value(self, value, dialect):
        return None if value is None else f"<{value}>"


class Money(TypeDecorator):
    impl = Integer
    cache_ok = True

    def __init__(self, currency="EUR", **kw):
        super().__init__(**kw)
        self.currency = currency

    def process_bind_param(self, value, dialect):
        return None if value is None else round(value * 100)

    def process_result_value(self, value, dialect):
        return None if value is None else (value / 100, self.currency)

    def process_literal_param(self, value, dialect):
        return f"{round(value * 100)}"

    def coerce_compared_value(self, op, value):
        return self if isinstance(value, float) else Integer()

    def copy(self, **kw):
        return Money(self.currency)


class Listed(TypeDecorator):
    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(JSON() if dialect.name == "postgresql" else String(200))

    def process_bind_param(self, value, dialect):
        return "none" if value is None else json.dumps(value)

    def process_result_value(self, value, dialect):
        return [] if value == "none" else json.loads(value)

    def compare_values(self, x, y):
        return sorted(x) == sorted(y)


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"

    def bind_processor(self, dialect):
        return lambda value: None if value is None else f"{value[0]},{value[1]}"

    def result_processor(self, dialect, coltype):
        return lambda value: None if value is None else tuple(int(part) for part in value.split(","))

    def bind_expression(self, bindvalue):
        return func.lower(bindvalue, type_=self)

    def column_expression(self, col):
        return func.trim(col, type_=self)


log = []
engine = create_engine("sqlite://")
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("up", Upper(20)), Column("cost", Money("USD")), Column("items", Listed), Column("spot", Point), Column("variant", String(5).with_variant(Upper(7), "sqlite")))
metadata.create_all(engine)
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((" ".join(statement.split()), parameters)))


def show(label, make):
    try:
        print(label, "->", make())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])
    for entry in log:
        print("    ", *entry)
    log.clear()


with engine.connect() as connection:
    run = connection.execute
    show("insert", lambda: run(insert(t), {"up": "abc", "cost": 1.25, "items": [1, "x"], "spot": (3, 4), "variant": "v"}).rowcount)
    show("none", lambda: run(insert(t), {"up": None, "cost": None, "items": None, "spot": None, "variant": None}).rowcount)
    show("select", lambda: run(select(t)).all())
    show("raw", lambda: connection.exec_driver_sql("select * from t").all())
    show("where", lambda: run(select(t.c.id).where(t.c.up == "abc", t.c.cost == 1.25)).scalars().all())
    show("coerced", lambda: run(select(t.c.id, t.c.cost + 5).where(t.c.cost > 100)).all())
    show("in", lambda: run(select(t.c.id).where(t.c.up.in_(["abc", "x"]))).scalars().all())
    show("spot", lambda: run(select(t.c.spot).where(t.c.spot == (3, 4))).scalar())
    show("literal", lambda: str(select(literal(2.5, Money()), t.c.up == "q", t.c.cost == 1.5).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})))
    show("cast", lambda: run(select(cast("x", Upper), type_coerce("y", Upper), func.max(t.c.up), case((t.c.id == 1, t.c.up), else_="z"), t.c.up + "tail")).first())
    show("update", lambda: run(update(t).values(up=t.c.up + "d").where(t.c.id == 1)).rowcount)
    show("types", lambda: (repr(Upper(20)), repr(Money("USD")), repr(Listed()), repr(Point()), str(Upper(20)), Upper(20).impl, repr(t.c.variant.type), t.c.variant.type.compile(dialect=sqlite.dialect()), t.c.variant.type.compile(dialect=postgresql.dialect())))
    show("ddl", lambda: [Listed().compile(dialect=d.dialect()) for d in (sqlite, postgresql)] + [Point().compile(), Money().compile(dialect=sqlite.dialect())])
    show("attributes", lambda: (Upper(20).length, Money().python_type, Money("X").copy().currency, Upper().cache_ok, Listed().compare_values([1, 2], [2, 1]), Upper.__doc__, Upper(3).load_dialect_impl(engine.dialect)))
    show("no impl", lambda: type("Bad", (TypeDecorator,), {})())
    show("aggregate type", lambda: (repr(func.max(t.c.cost).type), repr((t.c.cost + 1.5).type), repr((t.c.up + "x").type), repr(t.c.up.label("l").type)))
