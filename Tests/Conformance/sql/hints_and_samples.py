"""with_hint(), with_statement_hint() by dialect, tablesample(), prefixes and suffixes."""
from sqlalchemy import Column, Integer, MetaData, String, Table, exc, exists, func, select, tablesample
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

metadata = MetaData()
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("title", String(30)))
page = Table("page", metadata, Column("id", Integer, primary_key=True), Column("book_id", Integer))
dialects = [("str", None), ("sqlite", sqlite.dialect()), ("postgresql", postgresql.dialect()), ("mysql", mysql.dialect()), ("oracle", oracle.dialect()), ("mssql", mssql.dialect())]


def show(statement):
    for name, dialect in dialects:
        try:
            text = str(statement) if dialect is None else str(statement.compile(dialect=dialect))
        except exc.CompileError as error:
            text = str(error)
        print(f"{name:10}", " ".join(text.split()))


show(select(book.c.title).with_hint(book, "WITH (NOLOCK)"))
show(select(book.c.title).with_hint(book, "USE INDEX (ix_%(name)s)", "mysql").with_hint(book, "FULL(%(name)s)", "oracle"))
alias = book.alias("b")
show(select(alias.c.title).select_from(alias.join(page, alias.c.id == page.c.book_id)).with_hint(alias, "HINT").with_hint(page, "OTHER"))
show(select(book.c.id).with_statement_hint("OPTION (FAST 10)", "mssql").with_statement_hint("/* all */"))
show(select(book.c.id).with_hint(book, "ONLY", "postgresql"))
show(select(book.c.id).prefix_with("SQL_CALC_FOUND_ROWS", dialect="mysql").prefix_with("/* p */").suffix_with("/* s */", dialect="oracle"))
print(exists(select(page.c.id)).where(page.c.book_id == book.c.id).with_hint(page, "inside"))
sample = book.tablesample(func.bernoulli(5), name="sampled", seed=func.random())
print(" ".join(str(select(sample.c.title)).split()))
print(" ".join(str(select(tablesample(book, 10).c.id).compile(dialect=postgresql.dialect())).split()))
print(" ".join(str(book.tablesample(func.system(3), name="s").select().compile(compile_kwargs={"literal_binds": True})).split()))
