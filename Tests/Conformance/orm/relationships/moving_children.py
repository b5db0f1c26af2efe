"""Children that change parents: by the list, by the attribute, by the key, and what is flushed."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Customer, Order, shop

engine = shop()
with Session(engine) as session:
    ann, bea = session.get(Customer, 1), session.get(Customer, 2)
    first, second, third = (session.get(Order, key) for key in (1, 2, 3))
    print(ann.orders, bea.orders)
    bea.orders.append(first)
    print(ann.orders, bea.orders, first.customer, first.customer_id)
    session.flush()
    print(first.customer_id)
    second.customer = bea
    print(ann.orders, bea.orders)
    session.commit()
    print(ann.orders, bea.orders)
    first.customer_id = 1
    print(first.customer, ann.orders)
    session.commit()
    print(first.customer, ann.orders, bea.orders)
    ann.orders, bea.orders = list(bea.orders), list(ann.orders)
    session.commit()
    print(ann.orders, bea.orders, session.execute(select(Order.id, Order.customer_id).order_by(Order.id)).all())
    bea.orders.clear()
    session.commit()
    print(session.execute(select(Order.id, Order.customer_id).order_by(Order.id)).all())
