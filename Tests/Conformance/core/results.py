"""Results: fetching in pieces, closing, scalars, mappings, partitions, unique, errors."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, exc, func, insert, literal, select, text, update

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("kind", String), Column("n", Integer))
t.metadata.create_all(engine)
with engine.begin() as conn:
    print(conn.execute(insert(t), [{"kind": "ab"[i % 2], "n": i * i} for i in range(6)]).rowcount)
    query = select(t.c.id, t.c.kind, t.c.n).order_by(t.c.id)
    result = conn.execute(query)
    print(result.keys(), list(result.keys()), "n" in result.keys(), result.returns_rows, result.closed)
    print(result.fetchone(), result.fetchmany(2), result.first(), result.closed)
    for action in (result.fetchone, result.all, result.first):
        try:
            print(action())
        except exc.ResourceClosedError as e:
            print(type(e).__name__, e)
    print([list(p) for p in conn.execute(query).scalars("n").partitions(4)])
    print(conn.execute(query).yield_per(4).fetchmany(), conn.execute(select(t.c.kind)).scalars().unique().all())
    print(conn.execute(query).mappings().fetchone(), dict(conn.execute(query).mappings().one_or_none() if False else conn.execute(query.limit(1)).mappings().one()))
    print([(a, c) for a, b, c in conn.execute(query)][:2], [row._mapping[t.c.kind] for row in conn.execute(query)][:3])
    row = conn.execute(query).first()
    print(row, row[0], row.kind, row[-1], row[1:], row._fields, row._asdict(), row == (1, "a", 0), row < (2,), row.n, hash(row) == hash((1, "a", 0)), "a" in row, row.count("a"), row.index("a"))
    print(row._mapping["n"], list(row._mapping), dict(row._mapping.items()), row._mapping.get("zz", 0))
    for action in (lambda: row.zz, lambda: row["kind"], lambda: row._mapping["zz"], lambda: row._mapping[t.c.id + 1], lambda: row[7], lambda: conn.execute(query).one(), lambda: conn.execute(query.where(t.c.id > 99)).one(), lambda: conn.execute(query).scalar_one_or_none(),
                   lambda: conn.execute(query).scalars("zz"), lambda: conn.execute(query).columns("zz"), lambda: conn.execute(update(t).values(n=1)).all(), lambda: conn.execute(query).scalars().fetchone()):
        try:
            print(action())
        except Exception as e:
            print(type(e).__name__, "|", e)
    pair = conn.execute(select(t.c.id, t.alias("u").c.id.label("id"), literal(1).label("one"))).first()
    print(pair._fields, pair.one)
    for action in (lambda: pair.id, lambda: pair._mapping["id"]):
        try:
            print(action())
        except Exception as e:
            print(type(e).__name__, "|", e)
    print(conn.execute(select(t.c.id, t.c.id, func.count())).first()._fields, conn.execute(text("select 1 as a, 2 as b, 1 + 1")).first()._fields)
    result = conn.execute(insert(t).values(kind="z", n=1))
    print(result.inserted_primary_key, result.inserted_primary_key.id, result.lastrowid, result.rowcount, result.is_insert, result.returns_rows)
    many = conn.execute(insert(t), [{"kind": "y"}, {"kind": "x"}])
    for action in (lambda: many.inserted_primary_key, lambda: conn.execute(query).inserted_primary_key, lambda: conn.execute(text("select 1")).last_inserted_params()):
        try:
            print(action())
        except exc.InvalidRequestError as e:
            print(e)
    print(conn.execute(insert(t).returning(t.c.id, t.c.kind), [{"kind": "q"}, {"kind": "r"}]).all())
    print(conn.execute(t.delete().where(t.c.id > 8).returning(t.c.id)).scalars().all(), conn.execute(update(t).where(t.c.id < 3).values(n=t.c.n + 1).returning(t.c.id, t.c.n)).all())
    with conn.execute(query) as held:
        print(held.fetchone())
    print(held.closed)
    frozen = conn.execute(query.limit(2)).freeze()
    print(frozen().all(), frozen().scalars(1).all())
