"""text() with parameters, typed columns, DDL by hand."""
from datetime import date

from sqlalchemy import Date, Integer, String, bindparam, column, create_engine, event, select, text
from sqlalchemy.exc import ArgumentError, IntegrityError, InvalidRequestError, OperationalError, StatementError

engine = create_engine("sqlite:///:memory:")
sent = []


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("  sql:", statement, parameters, executemany)


with engine.connect() as conn:
    conn.execute(text("CREATE TABLE some_table (x int, y int)"))
    conn.execute(text("INSERT INTO some_table (x, y) VALUES (:x, :y)"), [{"x": 1, "y": 1}, {"x": 2, "y": 4}])
    conn.commit()

with engine.begin() as conn:
    conn.execute(text("INSERT INTO some_table (x, y) VALUES (:x, :y)"), {"x": 6, "y": 8})
    result = conn.execute(text("UPDATE some_table SET y = y + :more WHERE x > :least"), {"more": 10, "least": 1})
    print(result.rowcount)

with engine.connect() as conn:
    for row in conn.execute(text("SELECT x, y FROM some_table")):
        print(f"x: {row.x}  y: {row.y}")
    for x, y in conn.execute(text("SELECT x, y FROM some_table WHERE y > :y ORDER BY x, y"), {"y": 2}):
        print(x, y)
    for mapping in conn.execute(text("select x, y from some_table")).mappings():
        print(dict(mapping))
    print(conn.execute(text("select :a, :a || 'x', 'it''s'"), {"a": "v"}).one())
    print(conn.execute(text(r"select '10\:30', :z"), {"z": None}).one())
    print(conn.execute(text("select x from some_table where x in :ids").bindparams(bindparam("ids", expanding=True)), {"ids": [1, 6, 9]}).scalars().all())
    print(conn.execute(text("select x from some_table where x = :x").bindparams(x=2)).scalar())
    typed = text("select '2024-02-29' as day, 5 as n").columns(day=Date, n=Integer)
    row = conn.execute(typed).one()
    print(row, row.day.year)
    print(conn.execute(text("select :d"), {"d": "plain"}).scalar(), conn.execute(text("select date(:d)").bindparams(bindparam("d", type_=Date)), {"d": date(2020, 1, 1)}).scalar())
    print(conn.execute(select(column("x")).select_from(text("some_table")).where(text("y < :top")).order_by(text("x desc")), {"top": 15}).all())
    subquery = text("select x, y from some_table").columns(column("x"), column("y")).subquery("st")
    print(conn.execute(select(subquery.c.x).where(subquery.c.y > 1)).scalars().all())
    for statement, parameters in [
        ("select :a, :b", {"a": 1}), ("select nothing", {}), ("select * from some_table where", {}), ("insert into missing values (1)", {}),
        ("select 1; select 2", {}), ("", {}), ("-- comment only", {}), ("select :a", [1]), ("create table some_table (x)", {}), ("select 'unfinished", {}),
    ]:
        try:
            print(conn.execute(text(statement), parameters).fetchall())
        except (OperationalError, StatementError, ArgumentError, InvalidRequestError) as e:
            print(type(e).__name__, "|", e)
        except Exception as e:
            print("other", type(e).__name__, "|", e)
    conn.rollback()
    print(conn.execute(text("select sum(y), typeof(sum(y)), count(*), max(x) from some_table")).one())
    print(conn.execute(text("delete from some_table where x = :x"), [{"x": 1}, {"x": 2}]).rowcount)
    print(conn.execute(text("pragma user_version")).scalar(), conn.exec_driver_sql("select ?, ?", ("a", 1)).one())
print(text("select :x"), str(text("a = :b").bindparams(b=1).compile().params))
