"""Columns of subqueries whose expressions have no name: their keys, what compares with them, and the label styles."""
import re

from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL, Column, Integer, MetaData, String, Table, bindparam, cast, distinct, func, literal_column, select, union

metadata = MetaData()
orders = Table("orders", metadata, Column("id", Integer, primary_key=True), Column("customer", String), Column("amount", Integer), Column("placed", Integer, key="placed_on"))


def shown(*values):
    print(*[re.sub(r"%\([0-9a-f]+ ", "%(N ", str(value)) for value in values])


totals = select(orders.c.customer, func.count(orders.c.id), func.sum(orders.c.amount), orders.c.amount + 1, literal_column("'new'"), bindparam("rate", 3)).group_by(orders.c.customer).subquery()
shown(totals.c.keys(), [column.key for column in totals.c], [column.name for column in totals.c])
print(select(totals).where(totals.c.count > 5, totals.c.sum.in_([1, 2]), totals.c[3] == 7, totals.c.customer == "ann"))
for again in (select(*totals.c), select(totals.c.count, totals.c[3])):
    shown(again.selected_columns.keys(), again.subquery().c.keys(), [column.key for column in again.subquery().c])
shown(totals.alias().c.keys())
print(select(totals.alias()).compile().params)
rows = select(totals).cte()
print(select(rows.c[1]).where(rows.c[1] == 3))

# Labels of the table's name, and none.
other = orders.alias()
named = orders.alias("o")
for statement in (
    select(other), select(named.c.amount, other.c.amount), select(totals), select(orders.c.id, literal_column("5"), cast(orders.c.amount, Integer)), select(orders.c.placed_on, other.c.placed_on),
):
    for style in (LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_NONE):
        labelled = statement.set_label_style(style)
        shown(labelled.selected_columns.keys(), labelled.subquery().c.keys())
        shown(union(labelled, labelled).selected_columns.keys())
        print(labelled)
        print(select(labelled.subquery()))
        first = labelled.subquery().c[0]
        print(first == 1)

# A label inside of an operator is the column's own at the surface alone.
negative = select((orders.c.id + 1).label("n"), -orders.c.amount.label("n"))
print(negative)
print(select(negative.subquery()))
print(select(select(distinct(orders.c.amount.label("a")), orders.c.id).cte()))
repeated = select(orders.c.amount, orders, orders.c.amount)
print(repeated.reduce_columns())
print(repeated.reduce_columns().selected_columns.keys())
unnamed = select(orders.c.amount.label(None), func.max(orders.c.id).label(None)).subquery()
print(select(unnamed).where(unnamed.c[0] == 1, unnamed.c[1] == 2))
print(select(orders).where(func.row_number().over(partition_by=orders.c.amount + 1, order_by=orders.c.id * 2, rows=(-3, 5)) > 1))
