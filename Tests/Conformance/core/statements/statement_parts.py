"""What statements are made of: visitors.iterate(), traverse() and get_children()."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, and_, bindparam, case, cast, exists, func, insert, lateral, select, text, tuple_, union, update, delete
from sqlalchemy.sql import visitors

meta = MetaData()
authors = Table("authors", meta, Column("id", Integer, primary_key=True), Column("name", String))
books = Table("books", meta, Column("id", Integer, primary_key=True), Column("title", String), Column("author_id", ForeignKey("authors.id")))


def describe(clause):
    kind = clause.__visit_name__
    return f"{kind} {clause.name}" if kind in ("table", "column", "function", "label") else kind


def show(title, clause):
    print(title)
    print("   parts:", ", ".join(map(describe, clause.get_children())))
    print("   all:", ", ".join(map(describe, visitors.iterate(clause))))


recent = select(books.c.author_id, func.count().label("n")).group_by(books.c.author_id).subquery("recent")
show("table", authors)
show("whole tables", select(authors, books).join_from(authors, books))
show("criteria", select(authors.c.name).where(and_(authors.c.id > 5, authors.c.name.like("A%"))).order_by(authors.c.name.desc()).limit(3))
show("aggregate", select(books.c.author_id, func.max(books.c.title)).group_by(books.c.author_id).having(func.count() > 1))
show("subquery", select(recent.c.n).join(authors, authors.c.id == recent.c.author_id))
show("window", func.row_number().over(partition_by=books.c.author_id, order_by=books.c.title))
show("between", books.c.id.between(1, bindparam("upper")))
show("sum", books.c.id + books.c.author_id + 1)
show("exists", exists().where(books.c.author_id == authors.c.id))
show("lateral", lateral(select(books.c.title), name="b"))
show("case", case((books.c.id == 1, "first"), else_=cast(books.c.id, String)))
show("in", tuple_(books.c.id, books.c.title).in_([(1, "a")]))
show("union", union(select(authors.c.id), select(books.c.id)).order_by("id"))
show("text", text("select x from y where z = :z").columns(books.c.id))
show("insert", insert(books).values(title="a", id=1).returning(books))
show("update", update(books).values(title=authors.c.name).where(books.c.author_id == authors.c.id))
show("delete", delete(books).where(books.c.id == 3))

tables = {clause.name for clause in visitors.iterate(select(books).where(books.c.author_id.in_(select(authors.c.id)))) if isinstance(clause, Table)}
print(sorted(tables))
