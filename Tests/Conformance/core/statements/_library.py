"""A small library that the scripts of this folder change; `log` gets every statement as it is executed."""
from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, MetaData, Numeric, String, Table, create_engine, event, insert

metadata = MetaData()
author = Table("author", metadata, Column("id", Integer, primary_key=True), Column("name", String(30), nullable=False), Column("born", Integer))
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")), Column("title", String(40)), Column("price", Numeric(6, 2)), Column("in_print", Boolean, default=True))
log = []


def filled():
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(author), [{"name": n, "born": b} for n, b in [("Ursula", 1929), ("Stanislaw", 1921), ("Italo", 1923), ("Anon", None)]])
        connection.execute(insert(book), [{"author_id": a, "title": t, "price": p} for a, t, p in [(1, "Dispossessed", "9.50"), (1, "Lathe", "7"), (2, "Solaris", "8.25"), (2, "Cyberiad", "12"), (3, "Cities", "11.10")]])
    event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((statement, parameters, many)))
    return engine


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])
    for statement, parameters, many in log:
        print("    " + statement.replace("\n", "\n    "), "|", parameters, "| many" if many else "")
    log.clear()
