"""What results of INSERT, UPDATE and DELETE tell."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, delete, event, func, insert, select, text, update

table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", Integer, default=4), Column("y", String, onupdate=lambda: "changed"), Column("z", Integer, server_default="9"))
engine = create_engine("sqlite://")
table.create(engine)
sent = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: sent.append((statement.replace("\n", ""), parameters, many)))


def attempt(title, go):
    try:
        print(title, "|", go())
    except Exception as error:
        print(title, "|", type(error).__name__, "|", error)


with engine.begin() as connection:
    result = connection.execute(insert(table).values(y="a"))
    attempt("insert", lambda: (result.inserted_primary_key, result.inserted_primary_key.id, result.lastrowid, result.rowcount, result.last_inserted_params(), result.is_insert, result.returns_rows))
    attempt("fetched", lambda: ([c.name for c in result.prefetch_cols()], [c.name for c in result.postfetch_cols()], result.returned_defaults, result.lastrow_has_defaults()))
    attempt("rows", lambda: result.all())
    attempt("keys", lambda: result.keys())
    attempt("updated", lambda: result.last_updated_params())
    result = connection.execute(insert(table), [{"y": "b"}, {"y": "c"}])
    attempt("many", lambda: result.rowcount)
    attempt("many key", lambda: result.inserted_primary_key)
    result = connection.execute(insert(table).return_defaults(), {"y": "d"})
    attempt("defaults", lambda: (result.returned_defaults, result.returned_defaults._mapping, result.inserted_primary_key))
    result = connection.execute(insert(table).returning(table.c.id, table.c.z), [{"y": "e"}, {"y": "f"}])
    attempt("returning", lambda: result.all())
    attempt("returning key", lambda: result.inserted_primary_key)
    attempt("ordered", lambda: connection.execute(insert(table).returning(table.c.y, sort_by_parameter_order=True), [{"y": "g"}, {"y": "h"}]).scalars().all())
    attempt("from select", lambda: connection.execute(insert(table).from_select(["y"], select(table.c.y).where(table.c.id < 3))).rowcount)
    result = connection.execute(update(table).values(x=table.c.x + 1).where(table.c.id < 4))
    attempt("update", lambda: (result.rowcount, result.returns_rows, result.last_updated_params()))
    attempt("update first", lambda: result.first())
    attempt("update returning", lambda: connection.execute(update(table).where(table.c.id == 1).values(z=func.abs(-3)).returning(table)).mappings().all())
    attempt("delete", lambda: connection.execute(delete(table).where(table.c.id > 8)).rowcount)
    attempt("delete returning", lambda: connection.execute(delete(table).where(table.c.id == 8).returning(table.c.id, func.upper(table.c.y))).all())
    attempt("unknown", lambda: connection.execute(insert(table).values(nope=1)))
    attempt("missing", lambda: connection.execute(insert(table), [{"y": "a", "x": 1}, {"y": "b"}]))
    attempt("duplicate", lambda: connection.execute(insert(table).values(id=1)))
    attempt("left", lambda: connection.execute(select(table.c.id, table.c.y, table.c.z).order_by(table.c.id)).all())
for entry in sent:
    print(entry)
