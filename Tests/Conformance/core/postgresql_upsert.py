"""INSERT ... ON CONFLICT of PostgreSQL and SQLite, as text."""
from sqlalchemy import CheckConstraint, Column, Integer, MetaData, String, Table, UniqueConstraint, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

metadata = MetaData()
unique = UniqueConstraint("name", name="uq_name")
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(30)), Column("hits", Integer), unique)


def show(title, make, dialect):
    try:
        statement = make()
        compiled = statement.compile(dialect=dialect)
        print(title, "|", compiled, compiled.params)
        print(title, "| str:", statement)
    except Exception as error:
        print(title, "|", type(error).__name__, "|", error)


for insert, dialect in ((postgresql_insert, postgresql.dialect()), (sqlite_insert, sqlite.dialect())):
    base = insert(item).values(id=1, name="n")
    show("nothing", lambda: base.on_conflict_do_nothing(), dialect)
    show("nothing by column", lambda: base.on_conflict_do_nothing(index_elements=["id"]), dialect)
    show("update", lambda: base.on_conflict_do_update(index_elements=[item.c.name], set_={"hits": item.c.hits + 1, "name": base.excluded.name}), dialect)
    show("update where", lambda: base.on_conflict_do_update(index_elements=["name"], index_where=item.c.hits > 2, set_=dict(hits=5), where=item.c.name != "x"), dialect)
    show("expression", lambda: base.on_conflict_do_update(index_elements=[func.lower(item.c.name)], set_={item.c.hits: func.coalesce(base.excluded.hits, 0)}), dialect)
    show("no settings", lambda: base.on_conflict_do_update(index_elements=["id"], set_={}), dialect)
    show("returning", lambda: base.on_conflict_do_update(index_elements=["id"], set_=dict(name="z")).returning(item.c.id, item.c.name), dialect)
base = postgresql_insert(item).values(id=1)
show("constraint", lambda: base.on_conflict_do_update(constraint="uq_name", set_=dict(hits=1)), postgresql.dialect())
show("constraint object", lambda: base.on_conflict_do_nothing(constraint=unique), postgresql.dialect())
show("neither", lambda: base.on_conflict_do_update(set_=dict(hits=1)), postgresql.dialect())
show("both", lambda: base.on_conflict_do_update(constraint="uq_name", index_elements=["id"], set_=dict(hits=1)), postgresql.dialect())
