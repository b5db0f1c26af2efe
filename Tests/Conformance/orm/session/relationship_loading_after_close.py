"""Detached objects: what is there, what is refused, and how they come back."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, joinedload, selectinload

from _shop import Address, Customer, Item, Order, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    ann = session.scalars(select(Customer).options(joinedload(Customer.addresses)).where(Customer.id == 1)).unique().one()
    bea = session.get(Customer, 2)
    expired = session.get(Customer, 3)
    session.expire(expired)
print(state(ann), ann.name, ann.addresses)
refused(lambda: ann.orders)
refused(lambda: ann.profile)
refused(lambda: expired.name)
refused(lambda: ann.addresses[0].customer)
refused(lambda: bea.addresses)
ann.name = "changed while detached"
ann.addresses.append(Address(email="added while detached"))
print(state(ann.addresses[-1]), inspect(ann).modified)
with Session(engine) as session:
    session.add(ann)
    print(list(session.dirty), list(session.new))
    session.commit()
    print(ann.orders, ann.name)
    session.add(bea)
    print(bea.addresses)
    session.delete(expired)
    session.commit()
    print(state(expired))
with Session(engine) as one, Session(engine) as two:
    in_one = one.get(Item, 1)
    in_two = two.get(Item, 1)
    print(in_one is in_two)
    refused(lambda: two.add(in_one))
    one.expunge(in_one)
    refused(lambda: two.add(in_one))
    two.expunge(in_two)
    two.add(in_one)
    in_one.name = "moved"
    two.commit()
    print(in_one.name, one.get(Item, 1).name)
    order = Order(total=1, customer=one.get(Customer, 1))
    print(state(order))
    refused(lambda: two.add(order))
