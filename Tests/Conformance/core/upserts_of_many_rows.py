# Parameters of what ON CONFLICT sets, in an INSERT of many rows with RETURNING: each row has its own.
from sqlalchemy import JSON, Column, Integer, MetaData, String, Table, bindparam, create_engine, event, select
from sqlalchemy.dialects.sqlite import insert

engine = create_engine("sqlite://")
metadata = MetaData()
stock = Table("stock", metadata, Column("code", String, primary_key=True), Column("amount", Integer), Column("notes", JSON))
metadata.create_all(engine)
sent = []
event.listen(engine, "before_cursor_execute", lambda conn, cursor, statement, parameters, context, many: sent.append((" ".join(statement.split()), parameters, many)))

rows = [{"code": "A", "amount": 1, "added": 10}, {"code": "B", "amount": 2, "added": 20}, {"code": "C", "amount": 3, "added": 30}]
statement = insert(stock)
choices = {
    "own": {"amount": bindparam("added")},
    "sum": {"amount": stock.c.amount + bindparam("added")},
    "new": {"amount": statement.excluded.amount},
    "fixed": {"amount": 7},
    "called": {"amount": bindparam("asked", callable_=lambda: 8)},
}
for name, settings in choices.items():
    with engine.connect() as connection:
        connection.execute(stock.insert(), [{"code": "A", "amount": 100}, {"code": "B", "amount": 200}])
        sent.clear()
        upsert = statement.on_conflict_do_update(index_elements=["code"], set_=settings)
        result = connection.execute(upsert.returning(stock.c.code, stock.c.amount), rows)
        print(name, sorted(result.all()), len(sent))
        for step in sent:
            print("  ", step)
        connection.rollback()
        connection.execute(stock.insert(), [{"code": "A", "amount": 100}, {"code": "B", "amount": 200}])
        connection.execute(upsert, rows)
        print("  ", connection.execute(select(stock.c.code, stock.c.amount).order_by(stock.c.code)).all())
