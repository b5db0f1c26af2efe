"""exec_driver_sql(): text and parameters as the driver takes them."""
from sqlalchemy import create_engine, event

engine = create_engine("sqlite://")
log = []


@event.listens_for(engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, context, executemany):
    log.append((statement, parameters, executemany, context.compiled, context.isinsert))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


with engine.connect() as connection:
    result = connection.exec_driver_sql("create table city (id integer primary key, name text, size real)")
    print(type(result).__name__, result.returns_rows, result.rowcount, result.closed)
    result = connection.exec_driver_sql("insert into city (name, size) values (?, ?)", ("Oslo", 0.7))
    print(result.rowcount, result.lastrowid, result.returns_rows, result.closed)
    result = connection.exec_driver_sql("insert into city (name, size) values (?, ?)", [("Rome", 2.8), ("Bern", 0.1)])
    print(result.rowcount, result.lastrowid)
    result = connection.exec_driver_sql("insert into city (name, size) values (:name, :size)", {"name": "Kyiv", "size": 2.9})
    print(result.rowcount, result.lastrowid)
    result = connection.exec_driver_sql("insert into city (name, size) values (:name, :size)", [{"name": "Lima", "size": 9}, {"name": "Cork", "size": 0.2}])
    print(result.rowcount, result.is_insert)
    result = connection.exec_driver_sql("select id, name as n, size * 2 from city where size > ? order by id", (1,))
    print(result.keys(), list(result.keys()), result.cursor.description)
    for row in result:
        print(row, row.n, row._mapping["size * 2"], row._fields)
    print(connection.exec_driver_sql("update city set size = size + 1 where name like 'L%'").rowcount)
    print(connection.exec_driver_sql("delete from city where size > 5").rowcount)
    print(connection.exec_driver_sql("select count(*) from city").scalar())
    print(connection.exec_driver_sql("select name as \"a.b\", name as \"a.b\" from city limit 1").mappings().all())
    print(connection.exec_driver_sql("select 1, 1, 'x' as y").keys(), connection.exec_driver_sql("select 1, 1, 'x' as y").first())
    attempt("primary key", lambda: connection.exec_driver_sql("insert into city (name) values ('Nice')").inserted_primary_key)
    attempt("last params", lambda: connection.exec_driver_sql("insert into city (name) values ('Pisa')").last_inserted_params())
    attempt("missing", lambda: connection.exec_driver_sql("select ?"))
    attempt("too many", lambda: connection.exec_driver_sql("select ?", (1, 2)))
    attempt("no name", lambda: connection.exec_driver_sql("select :a", {"b": 1}))
    attempt("bare value", lambda: connection.exec_driver_sql("select ?", 5))
    attempt("string", lambda: connection.exec_driver_sql("select ?", "x"))
    attempt("list of values", lambda: connection.exec_driver_sql("select ?", [5]))
    attempt("empty list", lambda: connection.exec_driver_sql("select 1", []).all())
    attempt("empty tuple", lambda: connection.exec_driver_sql("select 1", ()).all())
    attempt("empty dict", lambda: connection.exec_driver_sql("select 1", {}).all())
    attempt("syntax", lambda: connection.exec_driver_sql("selec 1"))
    attempt("table", lambda: connection.exec_driver_sql("select * from nothing"))
    attempt("two statements", lambda: connection.exec_driver_sql("select 1; select 2"))
    attempt("unsupported", lambda: connection.exec_driver_sql("select ?", ({},)))
    attempt("many selects", lambda: connection.exec_driver_sql("select ?", [(1,), (2,)]))
    attempt("not text", lambda: connection.exec_driver_sql(5))
    attempt("percent", lambda: connection.exec_driver_sql("select '100%', '%s', ':a' where 'a' like 'a%'").one())
    attempt("options", lambda: connection.exec_driver_sql("select 1", execution_options={"note": "x"}).context.execution_options)
for entry in log[:8]:
    print(entry)
