"""Names of columns of SELECTs from subqueries of classes, by each style of labels."""
from sqlalchemy import LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL, func, select
from sqlalchemy.orm import aliased

from _shop import Customer, Order, Session, shop

session = Session(shop())
first, second = (select(Customer.id, Customer.name).subquery(name) for name in ("first", "second"))
listed = select(Order.id, Order.total).cte("listed")
other = aliased(Customer, name="other")
for style in (LABEL_STYLE_NONE, LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_TABLENAME_PLUS_COL):
    print("--", style.name)
    for statement in (
        select(first, second).join_from(first, second, first.c.id == second.c.id),
        select(first.c.id, listed.c.id, first.c.name.label("n")).join(listed, listed.c.id == first.c.id),
        select(first.c.id, func.count()).group_by(first.c.id),
        select(first.c.name, Customer, second.c.name, other).join(Customer, Customer.id == first.c.id).join(second, second.c.id == first.c.id).join(other, other.id == first.c.id),
        select(Customer.id, Customer.name, other.id, other.name).join(other, other.id == Customer.id),
        select(first.alias("again")),
    ):
        statement = statement.set_label_style(style)
        rows = session.execute(statement)
        print(list(rows.keys()), [told["name"] for told in statement.column_descriptions], statement.selected_columns.keys())
        print(sorted(map(str, rows.all()))[:2])
