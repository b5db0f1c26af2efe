"""corresponding_column(): which column of an alias, subquery, join or union stands for another."""
from sqlalchemy import Column, Integer, LABEL_STYLE_TABLENAME_PLUS_COL, MetaData, String, Table, cast, func, literal_column, select, union

metadata = MetaData()
one = Table("one", metadata, Column("id", Integer, primary_key=True), Column("name", String(10)), Column("rank", Integer))
two = Table("two", metadata, Column("id", Integer, primary_key=True), Column("one_id", Integer))


def key(column):
    return None if column is None else column.key


alias = one.alias("a")
print(key(alias.corresponding_column(one.c.name)), alias.corresponding_column(one.c.name) is alias.c.name, key(one.corresponding_column(alias.c.name)), key(one.corresponding_column(alias.c.name, require_embedded=True)))
labelled = select(one.c.id.label("first"), one.c.id, one.c.id.label("last")).subquery()
print(key(labelled.corresponding_column(one.c.id)), key(labelled.corresponding_column(labelled.c.last)))
for statement in (select(alias, one), select(one, alias)):
    both = statement.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).subquery()
    print(key(both.corresponding_column(one.c.id)), key(both.corresponding_column(alias.c.id)))
joined = one.join(two, one.c.id == two.c.one_id)
print(key(joined.corresponding_column(two.c.id)), key(select(joined).subquery().corresponding_column(two.c.one_id)))
merged = union(select(one.c.id, one.c.rank), select(one.c.rank, one.c.id)).subquery()
print(key(merged.corresponding_column(one.c.id)), key(merged.corresponding_column(one.c.rank)))
first, second = select(one.c.id.label("x")), select(two.c.one_id.label("y"))
merged = union(first, second).subquery()
print(key(merged.corresponding_column(two.c.one_id)), merged.c.keys())
selected = select(one.c.name, func.count().label("n"))
print(key(selected.corresponding_column(one.c.name)), selected.corresponding_column(one.c.rank), key(selected.selected_columns.corresponding_column(one.c.name)))
deep = select(select(alias.c.name).subquery().c.name).subquery()
print(key(deep.corresponding_column(one.c.name)), key(deep.corresponding_column(alias.c.name)), deep.c.name.shares_lineage(one.c.name), deep.c.name.shares_lineage(one.c.id))
wrapped = select(cast(one.c.id, String), (one.c.id + 1).label("next")).subquery()
print(wrapped.c.keys(), wrapped.corresponding_column(one.c.id) is None, wrapped.c.next in wrapped.c.next.proxy_set)
star = select(select(literal_column("*")).select_from(one).subquery("s"))
print(" ".join(str(star).split()))
print(select(one).is_derived_from(one), alias.is_derived_from(one), one.is_derived_from(alias))
