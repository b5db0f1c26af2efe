"""Aggregates, group_by, having, case, distinct, labels, window functions."""
from sqlalchemy import case, cast, distinct, func, literal_column, null, select, String, text, tuple_, type_coerce
from sqlalchemy.orm import Session

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    for statement in (
        select(func.count()).select_from(Customer),
        select(func.count(Order.customer_id), func.count(distinct(Order.customer_id))),
        select(Customer.name, func.count(Order.id).label("n")).outerjoin(Customer.orders).group_by(Customer.id).order_by(func.count(Order.id).desc(), Customer.name),
        select(Customer.city, func.sum(Order.total)).join(Customer.orders).group_by(Customer.city).having(func.sum(Order.total) > 100),
        select(Order.id, case((Order.total > 100, "big"), (Order.total > 0, "small"), else_="none").label("size")).order_by("size", Order.id),
        select(Order.customer_id).distinct().order_by(Order.customer_id),
        select(Order.id, func.rank().over(order_by=Order.total.desc()).label("rank")).order_by("rank"),
        select(Order.id, func.sum(Order.total).over(partition_by=Order.customer_id, order_by=Order.id)).order_by(Order.id),
        select(Item.name + "!", Item.price * 2, Item.price / 7, Item.price % 7, -Item.price, Item.price // 7).where(Item.id == 1),
        select(func.coalesce(Customer.city, "nowhere")).order_by(Customer.id),
        select(cast(Item.price, String), type_coerce(Item.price, String).label("coerced")).where(Item.id == 2),
        select(Item.name).where(Item.price.between(20, 50), Item.name.like("%a%")).order_by(Item.name.desc()),
        select(Item.name).where(Item.name.in_(["lamp", "desk"])).order_by(Item.id),
        select(Item.name).where(Item.name.not_in([])).order_by(Item.id),
        select(Item.name).where(tuple_(Item.id, Item.price).in_([(1, 30), (2, 5)])),
        select(Item.name).where(Item.name.startswith("l") | Item.name.endswith("r")).order_by(Item.id),
        select(Item.name).where(Item.name.ilike("LA%"), Item.name.icontains("M")),
        select(Customer.name).order_by(Customer.city.nulls_last(), Customer.id.desc()),
        select(Customer.name).order_by(Customer.city.nulls_first()).limit(2).offset(1),
        select(func.group_concat(Item.name, ", ")).select_from(Item),
        select(literal_column("1 + 1").label("two"), null()),
    ):
        print(session.execute(statement).all())
    refused(lambda: session.execute(select(Item.name).where("name = 1")))
    refused(lambda: session.execute(select(Item.name).order_by("nothing")).all())
    refused(lambda: select(Item).limit("x"))
