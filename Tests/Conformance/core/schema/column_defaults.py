"""Defaults of columns as executed: scalars, callables with and without context, SQL, sequences, onupdate, server side."""
import re
import datetime
import itertools
from sqlalchemy import Column, ColumnDefault, DateTime, DefaultClause, FetchedValue, Integer, MetaData, Sequence, String, Table, bindparam, create_engine, event, func, insert, literal, select, text, update


def shown(value):
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))

engine = create_engine("sqlite://")
counter = itertools.count(1)
log = []


def with_context(context):
    values = context.get_current_parameters()
    log.append(("called", values, context.isinsert, context.isupdate))
    return f"made of {values.get('name')}"


metadata = MetaData()
t = Table(
    "t", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("scalar", Integer, default=7), Column("counted", Integer, default=lambda: next(counter)), Column("of_name", String, default=with_context, onupdate=with_context),
    Column("sql", String, default=func.upper("abc")), Column("subquery", Integer, default=select(func.count(text("*"))).select_from(text("sqlite_master")).scalar_subquery()), Column("server", String, server_default="srv"), Column("server_sql", Integer, server_default=text("40 + 2")), Column("changed", Integer, default=0, onupdate=1), Column("both", String, default="d", onupdate="u", server_default="s"),
)
metadata.create_all(engine, checkfirst=False)
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((statement, parameters)))


def flush():
    for entry in log:
        print("   ", *entry)
    log.clear()


with engine.begin() as connection:
    result = connection.execute(insert(t), {"name": "a"})
    print(result.inserted_primary_key, result.last_inserted_params(), [c.name for c in result.prefetch_cols()], [c.name for c in result.postfetch_cols()])
    flush()
    connection.execute(insert(t), [{"name": "b"}, {"name": "c"}])
    flush()
    connection.execute(insert(t), {"name": "d", "scalar": None, "counted": 99, "of_name": "given", "sql": "given", "server": "given", "changed": 5})
    flush()
    connection.execute(insert(t).values([{"name": "e"}, {"name": "f"}]))
    flush()
    print(connection.execute(select(t)).all())
    flush()
    result = connection.execute(update(t).where(t.c.name == "a").values(scalar=8))
    print(result.last_updated_params(), [c.name for c in result.prefetch_cols()], [c.name for c in result.postfetch_cols()])
    flush()
    connection.execute(update(t).where(t.c.id == bindparam("key")), [{"key": 2, "scalar": 1}, {"key": 3, "scalar": 2}])
    connection.execute(update(t).values(changed=50, of_name="kept").where(t.c.id == 4))
    connection.execute(insert(t).from_select(["name"], select(literal("from select")), include_defaults=False))
    flush()
    print(connection.execute(select(t.c.id, t.c.of_name, t.c.changed, t.c.both, t.c.scalar)).all())
    print(connection.scalar(ColumnDefault(func.lower("X"))) if False else connection.scalar(select(func.lower("X"))))
    log.clear()
for column in t.c:
    print(column.name, shown(column.default), shown(column.onupdate), shown(column.server_default))
print(repr(ColumnDefault(5)), shown(ColumnDefault(func.now())), repr(DefaultClause("x")), repr(FetchedValue()), repr(Sequence("s", start=3)))
default = t.c.counted.default
print(default.is_callable, default.is_scalar, default.is_clause_element, default.is_sequence, callable(default.arg), default.column is t.c.counted, default.for_update, t.c.changed.onupdate.for_update)


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


attempt("two arguments", lambda: ColumnDefault(lambda a, b: 1))
attempt("wrong server default", lambda: Column("a", Integer, server_default=5))
attempt("server default column", lambda: Column("a", Integer, server_default=lambda: 5))
attempt("failing", lambda: (x := Table("x", MetaData(), Column("a", Integer, default=lambda: 1 / 0)), x.create(engine), engine.connect().execute(insert(x).values())))
