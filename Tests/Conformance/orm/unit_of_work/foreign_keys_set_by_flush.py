"""What a flush writes into foreign keys: from relationships, over values set by hand, and to NULL."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    ann, bea = session.get(Customer, 1), session.get(Customer, 2)
    order = Order(total=1, customer_id=2, customer=ann)
    session.add(order)
    print(order.customer_id)
    session.flush()
    print(order.customer_id)
    order.customer_id = 2
    session.flush()
    print(order.customer is ann)
    session.expire(order)
    print(order.customer is bea)
    order.customer = None
    session.flush()
    print(order.customer_id)
    order.customer_id = 1
    order.customer = bea
    session.flush()
    print(order.customer_id)
    print([o.id for o in ann.orders], [o.id for o in bea.orders])
    bea.orders.remove(order)
    session.flush()
    print(order.customer_id)
    ann.orders = [order]
    session.flush()
    print(session.execute(select(Order.id, Order.customer_id).order_by(Order.id)).all())
    session.delete(ann)
    refused(session.flush)
    session.rollback()
    cid = session.get(Customer, 3)
    address = Address(email="x")
    session.add(address)
    refused(session.flush)
    session.rollback()
    cid.addresses.append(address)
    session.flush()
    print(address.customer_id)
    address.customer_id = None
    refused(session.flush)
