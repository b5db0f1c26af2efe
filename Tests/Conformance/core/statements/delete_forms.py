"""DELETE in all its forms, as executed."""
from _library import attempt, author, book, filled
from sqlalchemy import bindparam, delete, exists, func, select, text

engine = filled()


def with_rollback(label, make):
    with engine.connect() as connection:
        attempt(label, lambda: (lambda result: (result.rowcount, result.returns_rows, connection.scalar(text("select count(*) from book"))))(make(connection.execute)))
        connection.rollback()


with_rollback("all", lambda run: run(delete(book)))
with_rollback("where", lambda run: run(delete(book).where(book.c.price > 9)))
with_rollback("two wheres", lambda run: run(delete(book).where(book.c.price > 7).where(book.c.author_id == 1)))
with_rollback("method", lambda run: run(book.delete().where(book.c.id.in_([1, 2]))))
with_rollback("not in", lambda run: run(delete(book).where(book.c.id.not_in([1, 2]))))
with_rollback("empty in", lambda run: run(delete(book).where(book.c.id.in_([]))))
with_rollback("subquery", lambda run: run(delete(book).where(book.c.author_id.in_(select(author.c.id).where(author.c.born < 1923)))))
with_rollback("scalar subquery", lambda run: run(delete(book).where(book.c.price == select(func.max(book.c.price)).scalar_subquery())))
with_rollback("exists", lambda run: run(delete(book).where(exists().where(author.c.id == book.c.author_id).where(author.c.name == "Italo"))))
with_rollback("bind", lambda run: run(delete(book).where(book.c.title == bindparam("t")), {"t": "Lathe"}))
with_rollback("many", lambda run: run(delete(book).where(book.c.title == bindparam("t")), [{"t": "Lathe"}, {"t": "Solaris"}, {"t": "None"}]))
with_rollback("none found", lambda run: run(delete(book).where(book.c.id == 77)))
with_rollback("cte", lambda run: run(delete(book).where(book.c.id.in_(select((dear := select(book.c.id).where(book.c.price > 10).cte("dear")).c.id)))))
with engine.connect() as connection:
    run = connection.execute
    attempt("returning", lambda: run(delete(book).where(book.c.id < 3).returning(book.c.id, book.c.title, book.c.price)).all())
    attempt("returning one", lambda: run(delete(book).where(book.c.id == 3).returning(book)).one()._mapping)
    attempt("using", lambda: run(delete(book).where(book.c.author_id == author.c.id)))
    attempt("prefix", lambda: run(delete(book).prefix_with("/* gone */").where(book.c.id == 4)).rowcount)
    attempt("text", lambda: run(delete(book).where(text("id = 5"))).rowcount)
    attempt("left", lambda: run(select(func.count()).select_from(book)).scalar())
    attempt("with_hint", lambda: str(delete(book).with_hint("NOLOCK", dialect_name="mssql")))
    attempt("unknown parameter", lambda: run(delete(book), {"zip": 1}).rowcount)
    attempt("bad where", lambda: delete(book).where("id = 1"))
    attempt("no table", lambda: delete())
    attempt("not a table", lambda: delete(5))
    attempt("values", lambda: delete(book).values(id=1))
