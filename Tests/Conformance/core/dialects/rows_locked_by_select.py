# SELECT ... FOR UPDATE as each database has it.
from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

docs = Table("docs", MetaData(), Column("id", Integer), Column("data", String))
notes = Table("notes", MetaData(), Column("id", Integer), Column("doc_id", Integer))
one = select(docs.c.id)
two = select(docs.c.id, notes.c.id).join_from(docs, notes, docs.c.id == notes.c.doc_id)
ways = [{}, {"nowait": True}, {"read": True}, {"of": docs}, {"of": docs.c.id}, {"of": [docs.c.id, docs.c.data]}, {"skip_locked": True}, {"key_share": True}, {"read": True, "key_share": True}, {"of": docs, "nowait": True}]
for dialect in (postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect(), sqlite.dialect(), None):
    print(dialect.name if dialect else "str()")
    for way in ways:
        statement = one.with_for_update(**way)
        print("   ", repr(str(statement.compile(dialect=dialect) if dialect else statement).split("FROM docs")[1]))
    statement = two.with_for_update(of=[docs.c.id, notes.c.id])
    print("   ", repr(str(statement.compile(dialect=dialect) if dialect else statement).split("doc_id")[1]))
