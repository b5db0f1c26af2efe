"""defer, undefer, load_only, along relationships, with wildcards."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Load, Session, defaultload, defer, joinedload, load_only, selectinload, undefer

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()


def unloaded(objects):
    return [sorted(set(inspect(thing).unloaded) & set(inspect(thing).mapper.column_attrs.keys())) for thing in objects]


with Session(engine) as session:
    refused(lambda: session.scalars(select(Customer).options(load_only(Customer.name), defer(Customer.name))).all())
    for options in (
        [load_only(Customer.name)], [load_only(Customer.name, Customer.city)], [load_only(Customer.id)], [defer(Customer.name)], [defer(Customer.name), defer(Customer.city)],
        [defer("*"), undefer(Customer.city)], [defer("*")], [Load(Customer).load_only(Customer.city)], [Load(Customer).defer(Customer.city)], 
    ):
        print(unloaded(session.scalars(select(Customer).options(*options).order_by(Customer.id).limit(1)).all()))
        session.expunge_all()
    order = session.scalars(select(Order).options(joinedload(Order.customer).load_only(Customer.name)).where(Order.id == 1)).one()
    print(unloaded([order, order.customer]), order.customer.city)
    session.expunge_all()
    customer = session.scalars(select(Customer).options(selectinload(Customer.orders).defer(Order.total)).where(Customer.id == 1)).one()
    print(unloaded(customer.orders))
    session.expunge_all()
    customer = session.scalars(select(Customer).options(defaultload(Customer.orders).load_only(Order.id)).where(Customer.id == 1)).one()
    print(unloaded(customer.orders), customer.orders[0].total)
    session.expunge_all()
    rows = session.execute(select(Customer, Order).join(Customer.orders).options(load_only(Customer.name), Load(Order).load_only(Order.total)).order_by(Order.id).limit(1)).all()
    print(unloaded(rows[0]))
    session.expunge_all()
    customer = session.scalars(select(Customer).options(load_only(Customer.name)).where(Customer.id == 1)).one()
    customer.name = "changed"
    session.commit()
    print(customer.city, customer.name)
    refused(lambda: session.scalars(select(Customer).options(load_only(Order.total))).all())
    refused(lambda: session.scalars(select(Customer).options(load_only("name"))).all())
    refused(lambda: session.scalars(select(Customer).options(defer("name"))).all())
    refused(lambda: session.scalars(select(Customer).options(load_only(Customer.orders))).all())
    refused(lambda: session.scalars(select(Customer.name).options(load_only(Customer.name))).all())
