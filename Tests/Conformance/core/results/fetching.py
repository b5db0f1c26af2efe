"""all, first, one, one_or_none, fetch methods: what each gives for no, one and many rows."""
from _shop import attempt, customer, filled
from sqlalchemy import select, text

with filled().connect() as connection:
    def run(where):
        return connection.execute(select(customer.c.id, customer.c.name).where(where).order_by(customer.c.id))

    cases = {"none": customer.c.id < 0, "one": customer.c.id == 2, "many": customer.c.id > 1}
    for name, where in cases.items():
        for method in ("all", "fetchall", "first", "one", "one_or_none", "fetchone", "fetchmany", "scalar", "scalar_one", "scalar_one_or_none"):
            attempt(f"{name} {method}", lambda: getattr(run(where), method)())
        for method in ("all", "first", "one", "one_or_none", "fetchall", "fetchmany"):
            attempt(f"{name} scalars {method}", lambda: getattr(run(where).scalars(), method)())
            attempt(f"{name} mappings {method}", lambda: getattr(run(where).mappings(), method)())
    for method in ("first", "one", "one_or_none", "scalar", "scalar_one", "scalar_one_or_none", "all", "fetchone"):
        result = run(cases["one"])
        getattr(result, method)()
        attempt(f"after {method}", lambda: (result.closed, result.fetchone()))
    result = run(cases["many"])
    attempt("one of many closes", lambda: result.one())
    attempt("afterwards", lambda: (result.closed, result.all()))
    print(run(cases["many"]).scalars(1).all(), run(cases["many"]).scalars("name").all(), run(cases["many"]).scalars(customer.c.name).all(), run(cases["many"]).scalars(-1).first())
    attempt("no such index", lambda: run(cases["many"]).scalars(5).all())
    attempt("no such name", lambda: run(cases["many"]).scalars("zip").all())
    print(connection.scalar(select(customer.c.name)), connection.scalars(select(customer.c.name)).all(), connection.scalar(select(customer.c.name).where(customer.c.id < 0)))
    result = run(customer.c.id > 0)
    print(next(result), result.fetchone(), result.fetchmany(1), result.all(), result.all(), result.fetchone(), result.first())
    attempt("next at the end", lambda: next(result))
    for id_, name in run(customer.c.id < 3):
        print(id_, name)
    print([row.name for row in run(customer.c.id < 3)], {row.id: row.name for row in run(customer.c.id < 3)})
    print(connection.execute(text("select null")).scalar(), connection.execute(text("select null")).scalar_one(), connection.execute(text("select null")).scalar_one_or_none())
    insert = connection.execute(customer.insert().values(name="Eve"))
    for method in ("all", "first", "one", "scalar", "fetchone", "keys", "mappings", "scalars", "unique", "fetchmany", "close"):
        attempt(f"insert {method}", lambda: str(getattr(insert, method)()).split(" at 0x")[0])
    attempt("insert iteration", lambda: list(insert))
    attempt("insert mappings", lambda: insert.mappings().all())
    attempt("insert scalars", lambda: insert.scalars().all())
    print(insert.returns_rows, insert.closed, insert.rowcount)
