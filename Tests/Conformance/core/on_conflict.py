"""INSERT ... ON CONFLICT of SQLite: upserts of a stock list."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.dialects.sqlite import insert

metadata = MetaData()
stock = Table("stock", metadata, Column("sku", String(20), primary_key=True), Column("name", String(50), nullable=False), Column("count", Integer, default=0), Column("note", String))
engine = create_engine("sqlite://")
metadata.create_all(engine)

with engine.begin() as conn:
    conn.execute(insert(stock), [{"sku": "a1", "name": "Apple", "count": 5}, {"sku": "b2", "name": "Banana", "count": 7}])
    statement = insert(stock).values(sku="a1", name="Apple (new)", count=3)
    upsert = statement.on_conflict_do_update(index_elements=["sku"], set_={"count": stock.c.count + statement.excluded.count, "name": statement.excluded.name})
    print(upsert)
    print(conn.execute(upsert).rowcount, conn.execute(select(stock).order_by(stock.c.sku)).all())
    ignore = insert(stock).on_conflict_do_nothing(index_elements=[stock.c.sku])
    print(ignore)
    print(conn.execute(ignore, [{"sku": "a1", "name": "x"}, {"sku": "c3", "name": "Cherry"}]).rowcount)
    print(conn.execute(select(stock.c.sku, stock.c.count).order_by(stock.c.sku)).all())
    guarded = statement.on_conflict_do_update(index_elements=[stock.c.sku], set_=dict(note="changed"), where=stock.c.count > 100)
    print(guarded)
    conn.execute(guarded)
    print(conn.execute(select(stock.c.note)).scalars().all())
    print(conn.execute(statement.on_conflict_do_update(index_elements=["sku"], set_=dict(note="seen")).returning(stock.c.sku, stock.c.note)).all())
    print(insert(stock).values(sku="z", name="n").on_conflict_do_nothing())
    for bad in ({}, None):
        try:
            insert(stock).on_conflict_do_update(index_elements=["sku"], set_=bad)
        except Exception as e:
            print(type(e).__name__, e)
