"""Rows of textual statements: names of columns, duplicates, types of values, driver details."""
from _shop import attempt, filled
from sqlalchemy import Boolean, DateTime, Integer, Numeric, String, column, literal, null, select, text, type_coerce

with filled().connect() as connection:
    def run(sql, **parameters):
        return connection.execute(text(sql), parameters)

    result = run("select id, name as who, city || '!' , count(*) over () from customer limit 2")
    print(result.keys(), [d[0] for d in result.cursor.description], result.returns_rows, result.rowcount)
    for row in result:
        print(row, row._fields)
    print(run("select customer.id, customer.name, \"order\".id from customer join \"order\" on customer_id = customer.id limit 1").keys())
    print(run("select 1 as \"customer.name\", 2 as \"a.b.c\", 3 as \"\"").one()._mapping)
    print(run("select 1, 2.5, 'text', null, x'00ff', 1e100, -0.0, 9223372036854775807").one())
    print(run("select typeof(:a), typeof(:b), typeof(:c), typeof(:d), typeof(:e), typeof(:f)", a=1, b=2.5, c="x", d=None, e=b"b", f=True).one())
    print(run("select :a, :b", a="it's", b='"quoted"').one(), run("select :a", a="é☃😀").scalar(), run("select length(:a)", a="a\x00b").scalar())
    print(run("values (1, 'a'), (2, 'b')").all(), run("values (1)").keys())
    print(run("select total from \"order\" order by id").scalars().all())
    print(run("select total from \"order\" where id = 1").columns("total").scalar())
    typed = text("select id, total, 1 as flag, '2024-01-02 03:04:05.000006' as at from \"order\" where id = 1").columns(column("id", Integer), column("total", Numeric(8, 2)), column("flag", Boolean), column("at", DateTime))
    print(connection.execute(typed).one(), connection.execute(typed).keys())
    print(connection.execute(select(typed.subquery("t").c.total)).scalar())
    named = text("select total, id from \"order\" where id = 1").columns(id=String, total=Numeric)
    print(connection.execute(named).one(), connection.execute(named).one()._mapping)
    cte = text("select id, name from customer").columns(column("id", Integer), column("name", String)).cte("c")
    print(connection.execute(select(cte.c.name).where(cte.c.id == 2)).scalar(), str(select(cte.c.name)))
    print(connection.execute(select(literal(5), literal("x"), null(), type_coerce("7", Integer))).one())
    attempt("too few columns", lambda: connection.execute(text("select 1 as a").columns(column("a"), column("b"))).all())
    attempt("too many columns", lambda: connection.execute(text("select 1 as a, 2 as b").columns(column("a"))).all())
    attempt("bad value", lambda: connection.execute(text("select 'x' as n").columns(n=Numeric)).all())
    attempt("bad date", lambda: connection.execute(text("select 'soon' as n").columns(n=DateTime)).all())
    attempt("not text", lambda: text(5))
    attempt("none", lambda: text(None))
    result = run("update customer set city = 'Rome' where id < 3")
    print(result.rowcount, result.returns_rows, result.lastrowid, result.context.isupdate, result.context.is_text, result.context.statement)
    print(run("pragma table_info(customer)").mappings().first(), run("pragma user_version").scalar())
    print(run("explain query plan select * from customer where id = 1").one().detail)
    print(run("with recursive n(x) as (select 1 union all select x + 1 from n where x < :top) select x from n", top=5).scalars().all())
    print(run("delete from customer where id = 4 returning id, name").all())
