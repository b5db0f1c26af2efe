"""Errors with many rows, hidden parameters, attributes of exceptions, exec_driver_sql."""
import warnings

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, bindparam, create_engine, exc, insert, select, text, update

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String, unique=True, nullable=False), Column("day", Date))
t.metadata.create_all(engine)


def attempt(title, action):
    with engine.connect() as conn:
        try:
            print(title, "->", action(conn))
        except exc.StatementError as e:
            print(title, "->", type(e).__name__, "|", type(e.orig).__module__, type(e.orig).__name__, "|", e.orig, "|", e.statement, "|", e.params, "|", e.code, e.hide_parameters, e.connection_invalidated, isinstance(e, exc.DBAPIError))
            print(e)
        except Exception as e:
            print(title, "->", type(e).__name__, "|", e)


attempt("many", lambda c: c.execute(insert(t), [{"name": "a"}, {"name": "a"}]))
attempt("missing in second", lambda c: c.execute(insert(t), [{"name": "a", "day": None}, {"name": "b"}]))
attempt("wrong type", lambda c: c.execute(insert(t), {"name": "a", "day": "yesterday"}))
attempt("unbound", lambda c: c.execute(text("select :a + :b"), {"a": 1}))
attempt("unbound construct", lambda c: c.execute(select(t).where(t.c.name == bindparam("who"))))
attempt("not a dict", lambda c: c.execute(text("select 1"), [1, 2]))
attempt("plain string", lambda c: c.execute("select 1"))
attempt("syntax", lambda c: c.execute(text("selec 1")))
attempt("two statements", lambda c: c.execute(text("select 1; select 2")))
attempt("unsupported", lambda c: c.execute(text("select :x"), {"x": [1]}))
attempt("too big", lambda c: c.execute(text("select :x"), {"x": 2**63}))
attempt("driver", lambda c: c.exec_driver_sql("select ?, ?", (1,)))
attempt("driver ok", lambda c: (c.exec_driver_sql("select ?, ?", (1, "b")).all(), c.exec_driver_sql("insert into t (name) values (?)", [("x",), ("y",)]).rowcount))
attempt("division", lambda c: c.execute(text("select 1 / 0, 7 / 2, 7 % 3, -7 / 2")).one())
attempt("executemany select", lambda c: c.execute(text("select :x"), [{"x": 1}, {"x": 2}]))
attempt("unique by update", lambda c: (c.execute(insert(t), [{"name": "p"}, {"name": "q"}]), c.execute(update(t).where(t.c.name == "p").values(name="q"))))
attempt("bindparam update", lambda c: (c.execute(insert(t), [{"name": "p"}, {"name": "q"}]), c.execute(update(t).where(t.c.name == bindparam("old")).values(name=bindparam("new")), [{"old": "p", "new": "P"}, {"old": "q", "new": "Q"}]).rowcount, c.execute(select(t.c.name)).scalars().all())[1:])
attempt("reserved name", lambda c: c.execute(update(t).where(t.c.name == bindparam("name")).values(name="x"), {"name": "a"}))
attempt("long text", lambda c: c.execute(insert(t).values(id=1, name="n" * 1000), {"day": 5}))
try:
    raise exc.NoResultFound("nothing here")
except exc.InvalidRequestError as e:
    print(repr(e), e.args, e.code, str(e))
print(issubclass(exc.IntegrityError, exc.DatabaseError), issubclass(exc.NoSuchColumnError, KeyError), [c.__name__ for c in exc.OperationalError.__mro__])
hidden = create_engine("sqlite://", hide_parameters=True)
with hidden.connect() as conn:
    try:
        conn.execute(text("select nothing, :secret"), {"secret": "s3cret"})
    except exc.OperationalError as e:
        print(e, e.params)
