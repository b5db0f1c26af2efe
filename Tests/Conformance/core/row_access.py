# The many ways to read a row
from sqlalchemy import create_engine, text, Table, MetaData, Column, Integer, String, select, func

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("x", Integer, primary_key=True), Column("y", String), Column("total", Integer))
t.metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(t.insert(), [{"x": n, "y": "abc"[n % 3], "total": n * n} for n in range(1, 8)])

with engine.connect() as conn:
    query = select(t).order_by(t.c.x)
    row = conn.execute(query).first()
    print(row, repr(row), type(row).__name__, tuple(row), len(row), list(row), row == (1, "b", 1), hash(row) == hash((1, "b", 1)))
    print(row.x, row.y, row[0], row[-1], row[0:2], row._mapping["y"], row._mapping[t.c.y], row._fields, row._asdict(), row._tuple())
    print("b" in row, "x" in row._mapping, row._mapping.keys(), dict(row._mapping), row._mapping.get("nope"), row.count(1), row.index("b"))
    x, y, total = row
    print(x, y, total, row > (0,), sorted([row, (0, "z", 9)])[0])
    for attempt in (lambda: row.nope, lambda: row[9], lambda: row["x"], lambda: row._mapping["nope"], lambda: setattr(row, "x", 1), lambda: row._mapping[t]):
        try:
            print(attempt())
        except Exception as e:
            print(type(e).__name__, "|", e)
    result = conn.execute(query)
    print(result.keys(), result.returns_rows, result.fetchone(), result.fetchmany(2), next(result), result.fetchone(), [r.x for r in result], result.fetchone(), result.fetchall(), result.closed)
    result = conn.execute(query)
    result.close()
    try:
        result.fetchone()
    except Exception as e:
        print(type(e).__name__, e)
    print(conn.execute(query).scalars().all(), conn.execute(query).scalars(1).all(), conn.execute(query).scalars("total").first(), conn.execute(query).scalar(), conn.scalar(query))
    print(conn.execute(query).mappings().first(), conn.execute(query).mappings().all()[1]["y"], [m["total"] for m in conn.execute(query).mappings()][:3])
    print(conn.execute(query).columns("y", "x").all()[:2], conn.execute(query).columns(0).first(), conn.execute(select(t.c.y)).unique().all(), conn.execute(select(t.c.y)).scalars().unique().all())
    print([part for part in conn.execute(query.limit(5)).partitions(2)], conn.execute(query.limit(2)).tuples().all(), conn.execute(query.where(t.c.x == 3)).one())
    frozen = conn.execute(query.limit(1)).freeze()
    print(frozen().all(), frozen().all())
    for name, attempt in {"one many": lambda: conn.execute(query).one(), "one none": lambda: conn.execute(query.where(t.c.x > 100)).one(), "one_or_none": lambda: conn.execute(query.where(t.c.x > 100)).one_or_none(),
                          "scalar_one": lambda: conn.execute(query).scalar_one(), "scalar_one ok": lambda: conn.execute(query.limit(1)).scalar_one(), "scalar_one_or_none": lambda: conn.execute(query).scalar_one_or_none(),
                          "first none": lambda: conn.execute(query.where(t.c.x < 0)).first(), "scalars one": lambda: conn.scalars(query).one(), "insert rows": lambda: conn.execute(t.insert().values(y="q")).all()}.items():
        try:
            print(name, attempt())
        except Exception as e:
            print(name, type(e).__name__, e)
    duplicate = conn.execute(select(t.c.x, t.c.x, func.max(t.c.total), t.c.x + 1, t.c.y.label("why"))).first()
    print(duplicate, duplicate._fields, duplicate.why)
    print(conn.execute(text("select 1 as a, 2 as b, 3")).first()._fields, conn.execute(text("select x as a, y as a from t")).first()._mapping)
    print(conn.execute(text("select count(*) from t")).scalar(), conn.exec_driver_sql("select x, y from t where x > ? order by x desc", (4,)).all(), conn.execute(text("select 'a' || y z from t limit 1")).one().z)
