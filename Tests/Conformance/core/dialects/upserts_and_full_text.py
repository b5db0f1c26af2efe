# ON DUPLICATE KEY UPDATE, ON CONFLICT, full text search, LIMIT of UPDATE, DISTINCT ON.
import warnings

from sqlalchemy import *
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.dialects.mysql import insert as mysql_insert
from sqlalchemy.dialects.mysql import limit, match
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.dialects.postgresql import insert as postgresql_insert

warnings.simplefilter("ignore")
item = Table("item", MetaData(), Column("id", Integer, primary_key=True), Column("name", String(20)), Column("count", Integer))


def show(statement, dialect):
    compiled = statement.compile(dialect=dialect)
    print(compiled, "|", compiled.params)


my, pg = mysql.dialect(), postgresql.dialect()
new = mysql_insert(item).values(id=1, name="x")
show(new.on_duplicate_key_update(name="y"), my)
show(new.on_duplicate_key_update(name=new.inserted.name, count=item.c.count + 1), my)
show(new.on_duplicate_key_update({"count": new.inserted.count + item.c.count}), my)
show(new.on_duplicate_key_update([("count", 1), ("name", func.upper(new.inserted.name))]), my)
show(new.on_duplicate_key_update(new.inserted), my)
show(new.prefix_with("IGNORE"), my)
print(new.on_duplicate_key_update(name="y"))
for make in (
    lambda: new.on_duplicate_key_update(),
    lambda: new.on_duplicate_key_update({"a": 1}, name=3),
    lambda: new.on_duplicate_key_update({}),
    lambda: new.on_duplicate_key_update(name="x").on_duplicate_key_update(name="y"),
    lambda: match(against="x"),
    lambda: match(item.c.name),
    lambda: select(item.c.id).ext(limit(3)),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
search = match(item.c.name, against="hello world")
show(search, my)
show(select(item.c.id).where(search.in_boolean_mode()).order_by(search.desc()), my)
show(search.in_natural_language_mode().with_query_expansion(), my)
show(~search, my)
show(update(item).values(name="x").ext(limit(5)), my)
show(update(item).values(name="x").with_dialect_options(mysql_limit=5), my)
show(delete(item).where(item.c.id > 3).ext(limit(5)), my)

other = postgresql_insert(item).values(id=1, name="x")
show(other.on_conflict_do_update(index_elements=["id"], set_={"name": other.excluded.name}), pg)
show(other.on_conflict_do_update(constraint="pk_item", set_={"name": "y"}, where=item.c.id > 1), pg)
show(other.on_conflict_do_nothing(), pg)
show(postgresql.to_tsvector("english", item.c.name), pg)
show(func.to_tsvector("english", item.c.name).op("@@")(func.to_tsquery("a & b")), pg)
show(postgresql.to_tsquery("english", "a"), pg)
show(postgresql.plainto_tsquery("a"), pg)
show(postgresql.websearch_to_tsquery("english", "a b"), pg)
show(postgresql.ts_headline("english", item.c.name, func.to_tsquery("x")), pg)
show(item.c.name.match("a", postgresql_regconfig="english"), pg)
show(select(item.c.id).ext(distinct_on(item.c.name)), pg)
show(select(item.c.id).fetch(5, with_ties=True).offset(3), pg)
show(func.substring(item.c.name, 1, 2), pg)
show(func.pow(item.c.id, 2), pg)
