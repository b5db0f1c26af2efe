"""raiseload(), sql_only, lazy="raise", noload, and immediateload."""
from sqlalchemy import select
from sqlalchemy.orm import Load, Session, immediateload, joinedload, lazyload, noload, raiseload, selectinload

from _shop import Address, Customer, Item, Order, shop
from _statements import refused, warned

engine = shop()
with Session(engine) as session:
    ann = session.scalars(select(Customer).options(raiseload(Customer.orders)).where(Customer.id == 1)).one()
    refused(lambda: ann.orders)
    print(ann.addresses)
    session.expunge_all()
    ann = session.scalars(select(Customer).options(raiseload("*")).where(Customer.id == 1)).one()
    for name in ("orders", "addresses", "profile"):
        refused(lambda: getattr(ann, name))
    refused(lambda: setattr(ann, "orders", []))
    session.rollback()
    session.expunge_all()
    order = session.scalars(select(Order).options(raiseload(Order.customer, sql_only=True)).where(Order.id == 1)).one()
    refused(lambda: order.customer)
    known = session.get(Customer, 1)
    print(order.customer)
    session.expunge_all()
    order = session.scalars(select(Order).options(joinedload(Order.customer), raiseload("*")).where(Order.id == 1)).one()
    print(order.customer)
    refused(lambda: order.lines)
    refused(lambda: order.customer.addresses)
    session.expunge_all()
    order = session.scalars(select(Order).options(joinedload(Order.customer).raiseload("*")).where(Order.id == 1)).one()
    refused(lambda: order.customer.addresses)
    print(order.lines)
    session.expunge_all()
    print([c.orders for c in session.scalars(select(Customer).options(immediateload(Customer.orders)).order_by(Customer.id))])
    session.expunge_all()
    warned(lambda: print([c.orders for c in session.scalars(select(Customer).options(noload(Customer.orders)).order_by(Customer.id))]))
    session.expunge_all()
    ann = session.scalars(select(Customer).options(Load(Customer).raiseload("*"), lazyload(Customer.profile)).where(Customer.id == 1)).one()
    print(ann.profile)
    refused(lambda: ann.orders)
    refused(lambda: ann.orders.append(Order(total=1)))
