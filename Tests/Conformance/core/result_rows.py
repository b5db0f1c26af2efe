"""Rows of results: by position, attribute, key and column; what is ambiguous or missing."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, literal_column, select, text

table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", Integer), Column("y", String))
engine = create_engine("sqlite://")
table.create(engine)
with engine.begin() as connection:
    connection.execute(insert(table), [{"x": i % 3, "y": f"n{i}"} for i in range(7)])
query = select(table).order_by(table.c.id)


def attempt(title, go):
    try:
        print(title, "|", go())
    except Exception as error:
        print(title, "|", type(error).__name__, "|", error)


with engine.connect() as connection:
    row = connection.execute(query).first()
    attempt("ways", lambda: (row[0], row.x, row._mapping["y"], row._mapping[table.c.y], row._fields, row._asdict(), tuple(row), len(row)))
    attempt("as tuple", lambda: (row == (1, 0, "n0"), row < (2,), row.count(1), row.index("n0"), row[1:], "n0" in row, hash(row) == hash(tuple(row)), repr(row)))
    attempt("mapping", lambda: (dict(row._mapping), list(row._mapping.keys()), list(row._mapping.items()), "x" in row._mapping, table.c.x in row._mapping, len(row._mapping)))
    for title, go in (
        ("attribute", lambda: row.zz), ("string", lambda: row["x"]), ("key", lambda: row._mapping["zz"]), ("number", lambda: row._mapping[0]), ("index", lambda: row[9]), ("assign", lambda: setattr(row, "x", 5)),
    ):
        attempt(title, go)
    attempt("same column", lambda: connection.execute(select(table.c.x, table.c.x)).first()._mapping)
    attempt("same name", lambda: connection.execute(select(table.c.x, literal_column("5").label("x"))).first()._mapping["x"])
    attempt("same name, attribute", lambda: connection.execute(select(table.c.x, literal_column("5").label("x"))).first().x)
    attempt("text", lambda: connection.execute(text("select 1 as a, 2 as a")).first()._mapping["a"])
    attempt("columns", lambda: connection.execute(query).columns("y", "x").all()[:2])
    attempt("columns by number", lambda: connection.execute(query).columns(2, 0).first())
    attempt("columns by column", lambda: connection.execute(query).columns(table.c.y).first())
    attempt("no column", lambda: connection.execute(query).columns("zz").first())
    attempt("scalars by name", lambda: connection.execute(query).scalars("y").all())
    attempt("unique", lambda: connection.execute(select(table.c.x)).unique().all())
    attempt("unique by", lambda: connection.execute(select(table.c.x, table.c.y)).unique(lambda r: r[0]).all())
    attempt("partitions", lambda: [[r.id for r in part] for part in connection.execute(query).partitions(3)])
    attempt("yield_per", lambda: [len(part) for part in connection.execute(query.execution_options(yield_per=2)).partitions()])
    frozen = connection.execute(query.limit(2)).freeze()
    attempt("frozen", lambda: (frozen().all(), frozen().scalars().all(), frozen().mappings().first()))
    attempt("merged", lambda: connection.execute(query.limit(1)).merge(connection.execute(query.limit(2))).all())
    closed = connection.execute(query)
    closed.close()
    attempt("closed", lambda: closed.first())
    attempt("closed list", lambda: list(closed))
    done = connection.execute(query)
    done.all()
    attempt("exhausted", lambda: (done.all(), done.fetchone(), done.fetchmany(2), done.first()))
    for name in ("one", "one_or_none", "scalar_one", "scalar_one_or_none", "scalar", "first"):
        for count in (0, 1, 2):
            attempt(f"{name} of {count}", lambda: getattr(connection.execute(query.limit(count)), name)())
