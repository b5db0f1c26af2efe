"""Many sets of parameters: which statements they run, what the result tells, what is refused."""
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, delete, event, insert, select, text, update

engine = create_engine("sqlite://")
metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False), Column("price", Integer, default=5), Column("note", String))
metadata.create_all(engine)
log = []


@event.listens_for(engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, context, executemany):
    log.append((statement, parameters, executemany))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)
    while log:
        print("   ", *log.pop(0), sep=" ~ ")


with engine.connect() as connection:
    run = connection.execute
    attempt("insert", lambda: run(insert(item), [{"name": "pen"}, {"name": "ink", "price": 3}, {"name": "cap"}]).rowcount)
    attempt("insert with more keys later", lambda: run(insert(item), [{"name": "mug", "note": "x"}, {"name": "cup"}]))
    attempt("insert with fewer keys first", lambda: run(insert(item), [{"name": "mat"}, {"name": "rug", "note": "y"}]).rowcount)
    attempt("one in a list", lambda: run(insert(item), [{"name": "tin"}]).inserted_primary_key)
    attempt("empty list", lambda: run(insert(item).values(name="box"), []).inserted_primary_key)
    attempt("primary key of many", lambda: run(insert(item), [{"name": "a"}, {"name": "b"}]).inserted_primary_key)
    attempt("primary key rows", lambda: run(insert(item), [{"name": "c"}, {"name": "d"}]).inserted_primary_key_rows)
    attempt("given keys", lambda: run(insert(item), [{"id": 50, "name": "e"}, {"id": 51, "name": "f"}]).inserted_primary_key_rows)
    attempt("last params", lambda: run(insert(item), [{"name": "g"}, {"name": "h"}]).last_inserted_params())
    attempt("lastrowid", lambda: run(insert(item), [{"name": "i"}, {"name": "j"}]).lastrowid is None)
    attempt("values and sets", lambda: run(insert(item).values(note="both"), [{"name": "k"}, {"name": "l"}]).rowcount)
    attempt("returning", lambda: run(insert(item).returning(item.c.id, item.c.name), [{"name": "m"}, {"name": "n"}]).all())
    attempt("returning sorted", lambda: run(insert(item).returning(item.c.name, sort_by_parameter_order=True), [{"name": "o"}, {"name": "p"}]).all())
    attempt("update", lambda: run(update(item).where(item.c.name == bindparam("old")).values(note=bindparam("text")), [{"old": "pen", "text": "1"}, {"old": "ink", "text": "2"}, {"old": "none", "text": "3"}]).rowcount)
    attempt("update by keys", lambda: run(update(item).where(item.c.id == bindparam("key")), [{"key": 1, "note": "q"}, {"key": 2, "note": "r"}]).rowcount)
    attempt("update returning", lambda: run(update(item).where(item.c.id == bindparam("key")).returning(item.c.id), [{"key": 1, "note": "q"}, {"key": 2, "note": "r"}]).all())
    attempt("delete", lambda: run(delete(item).where(item.c.name == bindparam("old")), [{"old": "a"}, {"old": "b"}]).rowcount)
    attempt("text", lambda: run(text("update item set note = :note where id = :id"), [{"note": "s", "id": 1}, {"note": "t", "id": 2}]).rowcount)
    attempt("text missing", lambda: run(text("update item set note = :note where id = :id"), [{"note": "s", "id": 1}, {"note": "t"}]).rowcount)
    attempt("select", lambda: run(select(item).where(item.c.id == bindparam("id")), [{"id": 1}, {"id": 2}]).all())
    attempt("not null", lambda: run(insert(item), [{"name": "u"}, {"name": None}]))
    attempt("unknown column", lambda: run(insert(item), [{"name": "u", "zip": 1}, {"name": "v", "zip": 2}]).rowcount)
    attempt("no dicts", lambda: run(insert(item), [1, 2]))
    attempt("tuple of dicts", lambda: run(insert(item), ({"name": "w"}, {"name": "x"})).rowcount)
    attempt("generator", lambda: run(insert(item), ({"name": n} for n in "yz")))
    attempt("names", lambda: connection.scalars(select(item.c.name).order_by(item.c.id)).all())
