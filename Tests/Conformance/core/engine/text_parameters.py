"""text() with parameters of every form: named, bindparams(), typed, expanding, escaped colons."""
import datetime
from sqlalchemy import Date, Integer, String, bindparam, column, create_engine, event, text
from sqlalchemy.dialects import sqlite

engine = create_engine("sqlite://")
log = []


@event.listens_for(engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, context, executemany):
    log.append((statement, parameters))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)
    while log:
        print("   ", log.pop(0))


statement = text("select :a as first, :b as second, ':c' as literal, '\\:d' as escaped")
print(statement, "|", statement.compile(dialect=sqlite.dialect()), "|", statement.compile().params)
print(repr(statement.text))
with engine.connect() as connection:
    attempt("dict", lambda: connection.execute(text("select :a as first, :b as second"), {"a": 1, "b": "x"}).one())
    attempt("extra", lambda: connection.execute(text("select :a"), {"a": 1, "z": 2}).scalar())
    attempt("missing", lambda: connection.execute(text("select :a, :b"), {"a": 1}))
    attempt("none at all", lambda: connection.execute(text("select :a, :b")))
    attempt("bindparams", lambda: connection.execute(text("select :a, :b").bindparams(a=1, b="y")).one())
    attempt("overridden", lambda: connection.execute(text("select :a, :b").bindparams(a=1, b="y"), {"b": "z"}).one())
    attempt("typed", lambda: connection.execute(text("select :d").bindparams(bindparam("d", type_=Date)), {"d": datetime.date(2024, 2, 29)}).scalar())
    attempt("typed value", lambda: connection.execute(text("select :d").bindparams(bindparam("d", datetime.date(2024, 3, 1), type_=Date))).scalar())
    attempt("wrong type", lambda: connection.execute(text("select :d").bindparams(bindparam("d", "soon", type_=Date))))
    attempt("no such bind", lambda: text("select :a").bindparams(b=1))
    attempt("no such bindparam", lambda: text("select :a").bindparams(bindparam("q", 5)))
    attempt("expanding", lambda: connection.execute(text("select 1 where 2 in :ids").bindparams(bindparam("ids", expanding=True)), {"ids": [1, 2, 3]}).all())
    attempt("expanding empty", lambda: connection.execute(text("select 1 where 2 not in :ids").bindparams(bindparam("ids", expanding=True)), {"ids": []}).all())
    attempt("expanding pairs", lambda: connection.execute(text("select 1 where (1, 2) in :ids").bindparams(bindparam("ids", expanding=True)), {"ids": [(1, 2), (3, 4)]}).all())
    attempt("expanding scalar", lambda: connection.execute(text("select 1 where 2 in :ids").bindparams(bindparam("ids", expanding=True)), {"ids": 5}).all())
    attempt("repeated", lambda: connection.execute(text("select :a + :a, :b || :a"), {"a": 2, "b": "n"}).one())
    attempt("columns", lambda: connection.execute(text("select '2024-05-06' as day, '7' as number").columns(day=Date, number=String)).one())
    attempt("columns by position", lambda: connection.execute(text("select '2024-05-06' as day, 7 as number").columns(column("when", Date), column("n", Integer))).one()._mapping)
    attempt("column keys", lambda: text("select 1 as a").columns(column("a", Integer)).c.keys())
    attempt("positional tuple", lambda: connection.execute(text("select :a"), (1,)))
    attempt("list of tuples", lambda: connection.execute(text("select :a"), [(1,)]))
    attempt("keywords", lambda: connection.execute(text("select :a"), a=1))
    attempt("string", lambda: connection.execute("select 1"))
    attempt("string scalar", lambda: connection.scalar("select 1"))
    attempt("number", lambda: connection.execute(5))
    attempt("none", lambda: connection.execute(None))
    attempt("comment", lambda: connection.execute(text("select 1 -- :nothing\n"), {"nothing": 1}).scalar())
    attempt("cast operator", lambda: str(text("select x::int, :y::text")))
    attempt("unicode", lambda: connection.execute(text("select :ключ as é"), {"ключ": "ж"}).one()._mapping)
    attempt("callable", lambda: connection.execute(text("select :a").bindparams(bindparam("a", callable_=lambda: 42))).scalar())
    attempt("none value", lambda: connection.execute(text("select :a is null"), {"a": None}).scalar())
