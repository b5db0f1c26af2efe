"""LIMIT and OFFSET as applications page through rows: pages, counts, keyset, windows, per-group limits."""
from _library import attempt, author, book, filled
from sqlalchemy import func, literal_column, select, tuple_

with filled().connect() as connection:
    def page(number, size):
        return connection.execute(select(book.c.id, book.c.title).order_by(book.c.title).limit(size).offset((number - 1) * size)).all()

    for number in (1, 2, 3, 4):
        attempt(f"page {number}", lambda: page(number, 2))
    attempt("count", lambda: connection.scalar(select(func.count()).select_from(select(book.c.id).where(book.c.price > 8).subquery())))
    attempt("count of statement", lambda: connection.scalar(select(func.count()).select_from(select(book).order_by(None).limit(3).subquery())))
    attempt("keyset", lambda: connection.execute(select(book.c.id, book.c.price).where(tuple_(book.c.price, book.c.id) > (8, 0)).order_by(book.c.price, book.c.id).limit(2)).all())
    attempt("total over", lambda: connection.execute(select(book.c.id, func.count().over().label("total")).order_by(book.c.id).limit(2)).all())
    ranked = select(book.c.author_id, book.c.title, func.row_number().over(partition_by=book.c.author_id, order_by=book.c.price.desc()).label("rank")).subquery()
    attempt("top of group", lambda: connection.execute(select(ranked.c.author_id, ranked.c.title).where(ranked.c.rank == 1).order_by(ranked.c.author_id)).all())
    attempt("limit zero", lambda: connection.execute(select(book.c.id).limit(0)).all())
    attempt("limit none", lambda: len(connection.execute(select(book.c.id).limit(5).limit(None)).all()))
    attempt("offset none", lambda: len(connection.execute(select(book.c.id).offset(2).offset(None)).all()))
    attempt("negative", lambda: len(connection.execute(select(book.c.id).limit(-1)).all()))
    attempt("slice", lambda: connection.execute(select(book.c.id).order_by(book.c.id).slice(1, 4)).scalars().all())
    attempt("expression", lambda: connection.execute(select(book.c.id).order_by(book.c.id).limit(literal_column("1 + 1")).offset(literal_column("1"))).scalars().all())
    attempt("string", lambda: connection.execute(select(book.c.id).limit("2")).scalars().all())
    attempt("float", lambda: connection.execute(select(book.c.id).limit(1.5)).scalars().all())
    attempt("bad", lambda: select(book.c.id).limit("many"))
    attempt("object", lambda: select(book.c.id).limit(object))
    attempt("limit of a subquery", lambda: connection.execute(select(author.c.name).where(author.c.id.in_(select(book.c.author_id).order_by(book.c.price.desc()).limit(2)))).scalars().all())
    attempt("changed", lambda: connection.execute(select(book.c.id).limit(1).limit(3).offset(1).offset(2)).scalars().all())
