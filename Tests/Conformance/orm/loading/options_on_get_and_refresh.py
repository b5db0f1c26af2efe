"""Options of get(), refresh() and merge(), and how options live on in loaded objects."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, defer, joinedload, lazyload, load_only, raiseload, selectinload

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    ann = session.get(Customer, 1, options=[selectinload(Customer.orders).joinedload(Order.lines)])
    print(ann.orders, [order.lines for order in ann.orders])
    ann = session.get(Customer, 1, options=[joinedload(Customer.addresses)])
    print(sorted(inspect(ann).unloaded))
    print(session.get(Customer, 1, options=[joinedload(Customer.addresses)], populate_existing=True).addresses)
    session.expunge_all()
    print("options live on")
    ann = session.scalars(select(Customer).options(selectinload(Customer.orders), defer(Customer.city)).where(Customer.id == 1)).one()
    session.expire(ann)
    print(ann.name, sorted(inspect(ann).unloaded))
    session.refresh(ann)
    print(sorted(inspect(ann).unloaded))
    session.commit()
    print(ann.orders)
    session.expunge_all()
    order = session.scalars(select(Order).options(lazyload(Order.customer).selectinload(Customer.addresses)).where(Order.id == 1)).one()
    print(order.customer, sorted(inspect(order.customer).unloaded))
    session.expunge_all()
    order = session.scalars(select(Order).options(lazyload(Order.customer).raiseload(Customer.addresses)).where(Order.id == 1)).one()
    refused(lambda: order.customer.addresses)
    session.expunge_all()
    item = session.get(Item, 1, options=[load_only(Item.name)])
    print(sorted(inspect(item).unloaded), item.price)
    refused(lambda: session.get(Item, 2, options=joinedload(Item.tags)))
    print(session.get(Line, (1, 1), options=[joinedload(Line.item), joinedload(Line.order).joinedload(Order.customer)]).order.customer)
