"""Prefixes, suffixes, hints, locks and dialect options of statements."""
from sqlalchemy import Column, Integer, MetaData, String, Table, delete, insert, select, text, update
from sqlalchemy.dialects import mysql, oracle, postgresql, sqlite

item = Table("item", MetaData(), Column("id", Integer, primary_key=True), Column("name", String(20)))
other = item.alias("other")
DIALECTS = (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect())


def show(title, make):
    print("--", title)
    for dialect in DIALECTS:
        try:
            statement = make()
            print(f"{dialect.name if dialect else 'str':10}", str(statement.compile(dialect=dialect) if dialect else statement).replace("\n", " "))
        except Exception as error:
            print(f"{dialect.name if dialect else 'str':10}", type(error).__name__, "|", error)


show("prefix", lambda: select(item.c.id).prefix_with("SQL_NO_CACHE").prefix_with(text("HIGH"), dialect="mysql"))
show("suffix", lambda: select(item.c.id).suffix_with("END"))
show("distinct prefix", lambda: select(item.c.id).distinct().prefix_with("ALL"))
show("hint", lambda: select(item.c.id).with_hint(item, "INDEX(%(name)s ix)", "oracle").with_hint(item, "USE INDEX (ix)", "mysql"))
show("hint for all", lambda: select(item.c.id, other.c.id).with_hint(other, "X"))
show("statement hint", lambda: select(item.c.id).with_statement_hint("OPTION (X)"))
show("only", lambda: select(item.c.id).with_hint(item, "ONLY", "postgresql"))
show("insert prefix", lambda: insert(item).prefix_with("OR REPLACE", dialect="sqlite").values(id=1))
show("update prefix", lambda: update(item).prefix_with("LOW_PRIORITY", dialect="mysql").values(name="x"))
show("delete prefix", lambda: delete(item).prefix_with("QUICK", dialect="mysql"))
show("lock", lambda: select(item.c.id).with_for_update())
show("shared lock", lambda: select(item.c.id).with_for_update(read=True))
show("skip locked", lambda: select(item.c.id).with_for_update(skip_locked=True))
show("key share", lambda: select(item.c.id).with_for_update(key_share=True, read=True))
show("lock in union", lambda: select(item.c.id).union(select(other.c.id)))
