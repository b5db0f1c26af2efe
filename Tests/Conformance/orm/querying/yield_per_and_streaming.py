"""yield_per, partitions, and what eager loading says about it."""
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload, subqueryload

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    for item in session.scalars(select(Item).order_by(Item.id).execution_options(yield_per=2)):
        print(item)
    for part in session.scalars(select(Item).order_by(Item.id)).partitions(2):
        print(list(part))
    for part in session.execute(select(Item.id, Item.name).order_by(Item.id).execution_options(yield_per=2)).partitions():
        print(part)
    print([item for item in session.scalars(select(Item).order_by(Item.id)).yield_per(1)])
    print([customer.orders for customer in session.scalars(select(Customer).options(selectinload(Customer.orders)).order_by(Customer.id).execution_options(yield_per=2))])
    refused(lambda: session.scalars(select(Customer).options(joinedload(Customer.orders)).execution_options(yield_per=2)).unique().all())
    refused(lambda: session.scalars(select(Customer).options(subqueryload(Customer.orders)).execution_options(yield_per=2)).all())
    print([order.customer for order in session.scalars(select(Order).options(joinedload(Order.customer)).order_by(Order.id).execution_options(yield_per=2))])
    print(list(session.query(Item).order_by(Item.id).yield_per(2)))
    refused(lambda: session.query(Customer).options(joinedload(Customer.orders)).yield_per(2).all())
    print(session.scalars(select(Item.name).execution_options(stream_results=True)).all(), session.scalars(select(Item.id).execution_options(max_row_buffer=1, stream_results=True)).first())
