"""LIMIT, OFFSET and FETCH as each database writes them."""
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, select
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

item = Table("item", MetaData(), Column("id", Integer, primary_key=True), Column("name", String(20)))
query = select(item.c.id)
DIALECTS = (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect())


def show(title, statement):
    print("--", title)
    for dialect in DIALECTS:
        try:
            compiled = statement.compile(dialect=dialect) if dialect else statement.compile()
            print(f"{dialect.name if dialect else 'str':10}", str(compiled).replace("\n", " "), compiled.params)
        except Exception as error:
            print(f"{dialect.name if dialect else 'str':10}", type(error).__name__, "|", error)


show("limit", query.limit(5))
show("offset", query.offset(5))
show("both", query.limit(5).offset(2))
show("both, ordered", query.order_by(item.c.name).limit(5).offset(2))
show("offset, ordered", query.order_by(item.c.name.desc()).offset(2))
show("distinct", query.distinct().limit(2))
show("expression", query.order_by(item.c.id).limit(bindparam("n") + 1))
show("slice", query.slice(2, 6))
show("fetch", query.order_by(item.c.id).fetch(5))
show("fetch with ties", query.order_by(item.c.id).fetch(5, with_ties=True, percent=True))
show("subquery", select(query.limit(2).subquery("s")))
show("union", query.limit(1).union(query.limit(2)).limit(3))
for literal in (query.limit(3).offset(1), query.order_by(item.c.id).fetch(2)):
    print(str(literal.compile(compile_kwargs={"literal_binds": True})).replace("\n", " "))
