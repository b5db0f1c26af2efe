"""The order of compile().params: as the compiler meets them, which is not that of the text where CTEs come first; what column_keys await."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, bindparam, delete, insert, literal, select, update
from sqlalchemy.dialects import mssql, oracle, postgresql, sqlite

metadata = MetaData()
author = Table("author", metadata, Column("id", Integer, primary_key=True), Column("born", Integer), Column("name", String(30)))
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")), Column("pages", Integer))
old = select(author.c.id).where(author.c.born == 1850).cte("old")
renamed = update(author).where(author.c.born == 1900).values(born=1901, name="Anon").returning(author.c.id).cte("renamed")
statements = {
    "insert from select": insert(book).from_select(["author_id", "pages"], select(old.c.id, literal(7))),
    "insert beside a CTE": insert(book).values(pages=4, author_id=8).add_cte(old),
    "update": update(book).values(pages=9).where(book.c.author_id == select(old.c.id).scalar_subquery()).where(book.c.id > 3),
    "update beside a CTE": update(book).values(pages=9).where(book.c.id > 3).add_cte(old),
    "delete": delete(book).where(book.c.pages == 4).where(book.c.author_id == select(old.c.id).scalar_subquery()).where(book.c.id > 3),
    "delete beside a CTE": delete(book).where(book.c.pages == 4).add_cte(old),
    "select of a change": select(renamed, literal(3)).where(renamed.c.id > 2),
}
for name, statement in statements.items():
    for dialect in (None, sqlite.dialect(), postgresql.dialect(), mssql.dialect()):
        compiled = statement.compile(dialect=dialect)
        print(name, compiled.dialect.name, compiled.params, compiled.positiontup)
for statement, keys in (
    (insert(author), ["born", "name"]),
    (insert(author), ["born", "unknown"]),
    (insert(author).values(born=4), ["name", "born"]),
    (insert(author), None),
    (update(author).where(author.c.id == 5), ["born"]),
    (update(author).where(author.c.id == bindparam("which")), ["born"]),
    (delete(author).where(author.c.born == 4), ["born"]),
):
    compiled = statement.compile(column_keys=keys)
    print(keys, compiled.params)
for column in ("date", "level", "_hidden", "plain", "two words", "1st"):
    table = Table("log", MetaData(), Column("id", Integer, primary_key=True), Column(column, Integer))
    compiled = update(table).values({column: 3}).where(table.c[column] == 4).compile(dialect=oracle.dialect())
    print(str(compiled).replace("\n", " "), compiled.params)
