"""Generated columns and identities: DDL, reflection, what INSERT and UPDATE do with them."""
from sqlalchemy import Column, Computed, FetchedValue, Identity, Integer, MetaData, Numeric, String, Table, create_engine, event, func, insert, inspect, select, text, update
from sqlalchemy.schema import CreateTable

engine = create_engine("sqlite://")
metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, Identity(start=10), primary_key=True), Column("price", Integer), Column("tax", Integer, Computed("price / 5")), Column("total", Integer, Computed("price + price / 5", persisted=True)), Column("label", String, Computed("'item ' || price", persisted=False)))
print(str(CreateTable(item).compile(engine)).strip())
print(str(CreateTable(item)).strip())
metadata.create_all(engine)
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((statement, parameters)))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])
    for entry in log:
        print("   ", *entry)
    log.clear()


with engine.connect() as connection:
    attempt("insert", lambda: (r := connection.execute(insert(item), {"price": 100})) and (r.inserted_primary_key, [c.name for c in r.postfetch_cols()]))
    attempt("insert many", lambda: connection.execute(insert(item), [{"price": 50}, {"price": 25}]).rowcount)
    attempt("returning", lambda: connection.execute(insert(item).values(price=10).returning(item.c.tax, item.c.total, item.c.label)).one())
    attempt("select", lambda: connection.execute(select(item)).all())
    attempt("where", lambda: connection.execute(select(item.c.id).where(item.c.total > 55)).scalars().all())
    attempt("given", lambda: connection.execute(insert(item), {"price": 5, "tax": 1}))
    attempt("update", lambda: (r := connection.execute(update(item).where(item.c.price == 100).values(price=200))) and (r.rowcount, [c.name for c in r.postfetch_cols()], connection.execute(select(item.c.total, item.c.label).where(item.c.price == 200)).one()))
    attempt("update generated", lambda: connection.execute(update(item).values(total=1)))
for column in item.c:
    print(column.name, column.nullable, column.computed is not None, column.identity is not None, column.server_default is not None, column.autoincrement)
print(item.c.tax.computed.sqltext, item.c.total.computed.persisted, item.c.label.computed.persisted, item.c.tax.computed.persisted, item.c.id.identity.start, item.c.id.identity.always, item.c.id.identity.increment)
for column in inspect(engine).get_columns("item"):
    print(column["name"], column.get("computed"), column["nullable"])
reflected = Table("item", MetaData(), autoload_with=engine)
print(str(CreateTable(reflected).compile(engine)).strip(), str(reflected.c.tax.computed.sqltext), reflected.c.total.computed.persisted)
log.clear()
fetched = Table("fetched", MetaData(), Column("id", Integer, primary_key=True), Column("v", Integer, server_default=FetchedValue(), server_onupdate=FetchedValue()))
attempt("fetched", lambda: str(CreateTable(fetched)).strip())
for bad in (lambda: Column("a", Integer, Computed("b"), default=5), lambda: Column("a", Integer, Computed("b"), server_default="5"), lambda: Column("a", Integer, Identity(), server_default="1"), lambda: Computed(5), lambda: Identity(nonsense=1), lambda: Column("a", Integer, Computed("b"), primary_key=True).primary_key):
    attempt("bad", bad)
