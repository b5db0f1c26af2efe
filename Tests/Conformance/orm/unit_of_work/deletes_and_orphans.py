"""delete() of parents with children loaded and not loaded, nullable keys, and cascades through three levels."""
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Line, Order, Profile, shop
from _statements import refused, state

engine = shop()


def counts(session):
    return [session.scalar(select(func.count()).select_from(cls)) for cls in (Customer, Address, Profile, Order, Line)]


with Session(engine) as session:
    print(counts(session))
    session.delete(session.get(Customer, 3))
    session.commit()
    print(counts(session))
    bea = session.get(Customer, 2)
    orders, addresses = bea.orders, bea.addresses
    session.delete(bea)
    session.flush()
    print([order.customer_id for order in orders], [state(address) for address in addresses])
    session.rollback()
    print(counts(session), bea.name)
    session.delete(session.get(Order, 1))
    session.commit()
    print(counts(session))
    ann = session.get(Customer, 1)
    ann.addresses.pop()
    ann.profile = None
    session.commit()
    print(counts(session))
    session.delete(ann)
    session.commit()
    print(counts(session), session.execute(select(Order.id, Order.customer_id).order_by(Order.id)).all())
