"""text() inside of other statements: fragments, order, columns, subqueries, with and without binds."""
from _library import attempt, author, book, filled
from sqlalchemy import Integer, String, and_, column, desc, func, literal_column, or_, select, table, text, union, values

with filled().connect() as connection:
    for label, make in {
        "where": lambda: select(author.c.name).where(text("born > 1922")), "where bind": lambda: select(author.c.name).where(text("born > :year").bindparams(year=1922)), "and": lambda: select(author.c.name).where(and_(text("born > 1900"), author.c.id < 3)), "or": lambda: select(author.c.name).where(or_(text("id = 1"), text("id = 3"))), "columns": lambda: select(text("id"), text("upper(name) as loud")).select_from(author).where(author.c.id == 1), "from text": lambda: select(column("name")).select_from(text("author")).where(column("id") == 2), "from with alias": lambda: select(text("a.name")).select_from(text("author a")).where(text("a.id = 3")), "order": lambda: select(author.c.name).order_by(text("born desc"), text("2 - id")), "order number": lambda: select(author.c.id, author.c.name).order_by(text("2")).limit(2), "order desc text": lambda: select(author.c.name).order_by(desc(text("name"))), "group": lambda: select(text("author_id"), func.count()).select_from(book).group_by(text("author_id")), "having": lambda: select(book.c.author_id).group_by(book.c.author_id).having(text("count(*) > 1")), "literal column": lambda: select(literal_column("id * 2", Integer).label("twice")).select_from(author).where(literal_column("id") == 2), "join on text": lambda: select(author.c.name, book.c.title).join(book, text("author.id = book.author_id and book.price > 11")), "in text": lambda: select(author.c.name).where(author.c.id.in_(text("select author_id from book where price > 11"))), "text in expression": lambda: select(author.c.name).where(author.c.born == text("1929")), "union": lambda: union(select(author.c.id).where(author.c.id == 1), text("select 99").columns(column("id", Integer))), "subquery": lambda: select(func.count()).select_from(text("select * from book where price < 9").columns(book.c.id).subquery("cheap")), "cte": lambda: select(text("n")).select_from(text("select 5 as n").columns(column("n")).cte("c")), "lightweight table": lambda: select(table("author", column("name")).c.name).limit(1), "exists": lambda: select(author.c.name).where(text("exists (select 1 from book where book.author_id = author.id and price > 11)")), "column and text": lambda: select(author, text("'extra' as extra")).where(author.c.id == 1), "values": lambda: select(values(column("a", Integer), name="v").data([(1,), (2,)]).c.a),
    }.items():
        attempt(label, lambda: connection.execute(make()).all())
    attempt("names", lambda: connection.execute(select(author, text("'extra' as extra")).where(author.c.id == 1)).keys())
    attempt("string order", lambda: connection.execute(select(author.c.name).order_by("born desc")).all())
    attempt("string where", lambda: select(author.c.name).where("id = 1"))
    attempt("string columns", lambda: select("id"))
    attempt("string having", lambda: select(author.c.id).having("x"))
    attempt("string on", lambda: select(author.c.id).join(book, "a = b"))
    attempt("string from", lambda: select(author.c.id).select_from("book"))
    attempt("string order by name", lambda: connection.execute(select(author.c.name).order_by("name").limit(1)).all())
    attempt("string group", lambda: str(select(author.c.name).group_by("nothing")))
