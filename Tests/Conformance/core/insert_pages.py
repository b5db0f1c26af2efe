"""INSERT ... RETURNING of many rows: pages, order, and where it is refused."""
from sqlalchemy import Column, Integer, MetaData, String, Table, Uuid, create_engine, event, insert, insert_sentinel, select

import uuid

metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("x", Integer))
token = Table("token", metadata, Column("id", Uuid, primary_key=True, default=uuid.uuid4), Column("name", String), Column("n", Integer, server_default="4"))
marked = Table("marked", metadata, Column("id", Integer, primary_key=True), Column("x", Integer), insert_sentinel("mark"))


def run(title, engine, statement, rows, **options):
    metadata.create_all(engine)
    sent = []
    event.listen(engine, "before_cursor_execute", lambda c, cursor, text, parameters, context, many: sent.append((text, len(parameters), many)))
    try:
        with engine.begin() as connection:
            print(title, "|", connection.execution_options(**options).execute(statement, rows).all())
    except Exception as error:
        print(title, "|", type(error).__name__, "|", str(error).split("\n")[0])
    for entry in sent:
        print("   ", entry)


rows = [{"x": n} for n in range(5)]
run("one page", create_engine("sqlite://"), insert(item).returning(item.c.id), rows)
run("pages of the engine", create_engine("sqlite://", insertmanyvalues_page_size=2), insert(item).returning(item.c.id, item.c.x), rows)
run("pages of the connection", create_engine("sqlite://"), insert(item).returning(item.c.id), rows, insertmanyvalues_page_size=3)
run("pages of the statement", create_engine("sqlite://"), insert(item).returning(item.c.id).execution_options(insertmanyvalues_page_size=4), rows)
run("in order", create_engine("sqlite://"), insert(item).returning(item.c.x, sort_by_parameter_order=True), rows[:3])
run("in order by a known key", create_engine("sqlite://"), insert(token).returning(token.c.name, token.c.n, sort_by_parameter_order=True), [{"name": name} for name in "abc"])
run("in order by a sentinel", create_engine("sqlite://"), insert(marked).returning(marked.c.id, marked.c.x, sort_by_parameter_order=True), rows[:3])
run("not used", create_engine("sqlite://", use_insertmanyvalues=False), insert(item).returning(item.c.id), rows)
run("one row", create_engine("sqlite://", use_insertmanyvalues=False), insert(item).returning(item.c.id), rows[:1])
print(marked.c.keys(), select(marked), insert(marked).compile(), [c.name for c in marked.c if c._insert_sentinel])
for make in (lambda: Table("t", MetaData(), Column("id", Integer, primary_key=True, insert_sentinel=True), insert_sentinel("s")),):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, "|", error)
