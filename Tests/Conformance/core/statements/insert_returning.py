"""RETURNING of INSERT: one row, many rows in batches, sorted, with defaults and expressions."""
from _library import attempt, author, book, filled
from sqlalchemy import Column, Integer, MetaData, String, Table, func, insert, select, type_coerce

with filled().connect() as connection:
    run = connection.execute
    attempt("one", lambda: run(insert(author).returning(author.c.id).values(name="A")).scalar_one())
    attempt("table", lambda: run(insert(author).returning(author).values(name="B")).one())
    attempt("columns", lambda: run(insert(author).returning(author.c.id, author.c.name), {"name": "C"}).one()._mapping)
    attempt("expressions", lambda: run(insert(author).returning(func.upper(author.c.name).label("loud"), author.c.id + 100, author.c.name + "!").values(name="d")).one()._mapping)
    attempt("typed", lambda: run(insert(book).returning(book.c.price, book.c.in_print, type_coerce(book.c.in_print, Integer)).values(title="x", price=5)).one())
    attempt("many", lambda: run(insert(author).returning(author.c.id), [{"name": n} for n in "efg"]).scalars().all())
    attempt("many sorted", lambda: run(insert(author).returning(author.c.id, author.c.name, sort_by_parameter_order=True), [{"name": n} for n in "hij"]).all())
    attempt("many with keys", lambda: run(insert(author).returning(author.c.id), [{"id": 100 + n, "name": str(n)} for n in range(3)]).all())
    attempt("many sorted with keys", lambda: run(insert(author).returning(author.c.name, sort_by_parameter_order=True), [{"id": 200 + n, "name": str(n)} for n in range(3)]).all())
    attempt("one of a list", lambda: run(insert(author).returning(author.c.id), [{"name": "k"}]).all())
    attempt("rows", lambda: run(insert(author).returning(author.c.id, author.c.born).values([{"name": "l", "born": 1}, {"name": "m", "born": 2}])).all())
    attempt("from select", lambda: run(insert(book).from_select(["title"], select(author.c.name).where(author.c.id < 3)).returning(book.c.title, book.c.in_print)).all())
    attempt("twice", lambda: run(insert(author).returning(author.c.id).returning(author.c.name).values(name="n")).one())
    attempt("scalars", lambda: connection.scalars(insert(author).returning(author.c.name), [{"name": "o"}, {"name": "p"}]).all())
    attempt("mappings", lambda: run(insert(author).returning(author.c.name.label("who")), [{"name": "q"}, {"name": "r"}]).mappings().all())
    attempt("page size", lambda: len(run(insert(author).returning(author.c.id), [{"name": f"n{n}"} for n in range(7)], execution_options={"insertmanyvalues_page_size": 3}).all()))
    attempt("nothing returned", lambda: run(insert(author).returning(author.c.id)).all())
    attempt("constraint", lambda: run(insert(author).returning(author.c.id), [{"id": 900, "name": "s"}, {"id": 900, "name": "t"}]).all())
    attempt("string column", lambda: insert(author).returning("id"))
    attempt("return defaults", lambda: run(insert(book).return_defaults().values(title="y")).returned_defaults)
    attempt("return some defaults", lambda: run(insert(book).return_defaults(book.c.in_print).values(title="z")).returned_defaults)
    attempt("rowcount", lambda: [run(insert(author).returning(author.c.id), [{"name": "u"}, {"name": "v"}]).rowcount, run(insert(author), [{"name": "w"}, {"name": "x"}]).rowcount])
    wide = Table("wide", MetaData(), Column("id", Integer, primary_key=True), *[Column(f"c{n}", String) for n in range(5)])
    wide.create(connection)
    attempt("created", lambda: None)
    attempt("wide", lambda: run(insert(wide).returning(wide.c.c0, wide.c.c4), [{f"c{n}": f"{row}.{n}" for n in range(5)} for row in range(3)]).all())
    attempt("literal in values", lambda: run(insert(wide).values(c1=func.lower("CONST")).returning(wide.c.c0, wide.c.c1), [{"c0": "x"}, {"c0": "y"}]).all())
