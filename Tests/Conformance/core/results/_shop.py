"""A small shop that the scripts of this folder ask about."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Numeric, String, Table, create_engine, insert

metadata = MetaData()
customer = Table("customer", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("city", String(20)))
order = Table("order", metadata, Column("id", Integer, primary_key=True), Column("customer_id", ForeignKey("customer.id")), Column("total", Numeric(8, 2)), Column("Status", String(10)))


def filled():
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(customer), [{"name": n, "city": c} for n, c in [("Ann", "Oslo"), ("Bob", "Rome"), ("Cid", "Oslo"), ("Dee", None)]])
        connection.execute(insert(order), [{"customer_id": c, "total": t, "Status": s} for c, t, s in [(1, "10.50", "new"), (1, "20", "paid"), (2, "7.25", "new"), (3, "99.99", "paid"), (3, None, "void")]])
    return engine


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])
