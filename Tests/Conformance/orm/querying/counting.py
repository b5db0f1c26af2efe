"""Ways to count: func.count of rows, of columns, of distinct values, of subqueries, of related objects."""
from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from _shop import Customer, Item, Line, Order, Tag, shop

engine = shop()
with Session(engine) as session:
    print(session.scalar(select(func.count()).select_from(Order)), session.scalar(select(func.count(Order.id))), session.scalar(select(func.count(Order.customer_id))))
    print(session.scalar(select(func.count(distinct(Order.customer_id)))), session.scalar(select(func.count(Order.customer_id.distinct()))))
    print(session.query(Order).count(), session.query(Order).filter(Order.total > 40).count(), session.query(func.count(Order.id)).scalar())
    print(session.execute(select(Customer.name, func.count(Order.id)).outerjoin(Order).group_by(Customer.id).order_by(Customer.id)).all())
    print(session.scalar(select(func.count()).select_from(select(Order.customer_id).distinct().subquery())))
    print(session.execute(select(Tag.name, func.count(Item.id)).join(Tag.items).group_by(Tag.id).order_by(Tag.id)).all())
    print(len(session.get(Customer, 1).orders), session.scalar(select(func.count()).where(Order.customer_id == 1)))
    print(session.execute(select(func.sum(Line.quantity), func.min(Line.quantity), func.max(Line.quantity), func.avg(Line.quantity), func.total(Line.quantity))).one())
    print(session.scalar(select(func.count()).select_from(Customer).where(~Customer.orders.any())), bool(session.scalar(select(func.count(Item.id)).where(Item.price > 1000))))
