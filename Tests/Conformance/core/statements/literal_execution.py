"""Values written into SQL: literal_binds, literal_execute, render_postcompile, params(), bound and compiled."""
import datetime
from decimal import Decimal
from _library import attempt, author, book, filled
from sqlalchemy import Integer, String, bindparam, func, insert, literal, literal_column, null, select, text, update, delete
from sqlalchemy.dialects import sqlite

with filled().connect() as connection:
    def written(statement):
        return str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))

    base = select(book.c.title).where(book.c.price > Decimal("8.5"), book.c.title.like("%i%"), book.c.in_print == True)
    for label, make in {
        "select": lambda: written(base), "in": lambda: written(select(book.c.id).where(book.c.id.in_([1, 2]), book.c.title.in_(["it's", "b"]))), "empty in": lambda: written(select(book.c.id).where(book.c.id.in_([]))), "none": lambda: written(select(book.c.id).where(book.c.title == None, book.c.price.is_(None))), "quotes": lambda: written(select(literal("it's"), literal('"'), literal("a\\b"), literal("line\nbreak"), literal("%"))), "numbers": lambda: written(select(literal(5), literal(-5), literal(1.5), literal(1e20), literal(10 ** 30), literal(True), literal(Decimal("1.50")))), "dates": lambda: written(select(literal(datetime.date(2024, 1, 2)), literal(datetime.datetime(2024, 1, 2, 3, 4, 5)), literal(datetime.time(1, 2, 3)))), "bytes": lambda: written(select(literal(b"\x01\xff"))), "limit": lambda: written(select(book.c.id).limit(2).offset(1)),
        "insert": lambda: written(insert(author).values(name="x'y", born=5)), "insert rows": lambda: written(insert(author).values([{"name": "a"}, {"name": "b"}])), "update": lambda: written(update(author).values(name="z").where(author.c.id == 3)), "delete": lambda: written(delete(author).where(author.c.name == "q")), "function": lambda: written(select(func.coalesce(book.c.title, "none"), func.substr("abc", 1, 2))), "case": lambda: written(select(book.c.id).where(func.lower(book.c.title) == "x")), "bindparam": lambda: written(select(book.c.id).where(book.c.id == bindparam("n", 7))), "no value": lambda: written(select(book.c.id).where(book.c.id == bindparam("n"))), "text": lambda: written(text("select :a").bindparams(a="v")), "null": lambda: written(select(null(), literal(None))), "no renderer": lambda: written(select(literal(object()))), "list": lambda: written(select(literal([1]))),
    }.items():
        attempt(label, make)
    attempt("executed", lambda: connection.execute(text(written(base))).scalars().all())
    attempt("literal_execute", lambda: connection.execute(select(book.c.id).where(book.c.id == bindparam("n", literal_execute=True)), {"n": 2}).all())
    attempt("literal_execute text", lambda: connection.execute(select(book.c.id).where(book.c.title == bindparam("s", "La'the", literal_execute=True))).all())
    attempt("postcompile", lambda: str(select(book.c.id).where(book.c.id.in_([1, 2])).compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})))
    attempt("postcompile shown", lambda: str(select(book.c.id).where(book.c.id.in_([1, 2])).compile(dialect=sqlite.dialect())))
    statement = select(book.c.title).where(book.c.id == bindparam("key"), book.c.price > bindparam("least", 5))
    compiled = statement.compile(dialect=sqlite.dialect())
    attempt("compiled", lambda: (compiled.params, compiled.construct_params({"key": 3}), compiled.positiontup, str(compiled)))
    attempt("params", lambda: (statement.params(key=2).compile().params, connection.execute(statement.params(key=2)).all(), statement.compile().params))
    attempt("params later", lambda: connection.execute(statement.params(key=2, least=100), {"least": 1}).all())
    attempt("unknown param", lambda: connection.execute(statement.params(nothing=1), {"key": 1}).all())
    attempt("render", lambda: written(statement.params(key=1)))
