"""Lazy loads of transient and pending objects: with ids set by hand, before and after a flush."""
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm import attributes

from _shop import Address, Customer, Order, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    order = Order(customer_id=1, total=9)
    print(order.customer)
    session.add(order)
    print(order.customer)
    session.flush()
    print(order.customer)
    session.expire(order, ["customer"])
    print(order.customer)
    second = Order(customer_id=2, total=9)
    session.enable_relationship_loading(second)
    print(state(second), second.customer)
    third = Order(total=3)
    session.add(third)
    session.flush()
    third.customer_id = 1
    print(third.customer)
    session.flush()
    print(third.customer)
    session.expire(third)
    print(third.customer)
    third.customer_id = 2
    print(third.customer)
    session.commit()
    print(third.customer, [o.id for o in third.customer.orders])
    session.expunge_all()
    refused(lambda: third.lines)
    detached = session.get(Customer, 1)
    session.close()
    refused(lambda: detached.addresses)
    print(detached.name)
    fresh = Customer(name="x")
    print(fresh.addresses, fresh.profile, fresh.id, fresh.orders)
