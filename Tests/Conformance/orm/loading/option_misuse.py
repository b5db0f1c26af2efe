"""Loader options that do not fit: wrong entities, strings, wrong paths."""
from sqlalchemy import select
from sqlalchemy.orm import Load, Session, aliased, contains_eager, defaultload, joinedload, lazyload, selectinload, subqueryload, with_loader_criteria

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    def run(*options, entity=Customer):
        return session.scalars(select(entity).options(*options)).unique().all() and "accepted"

    refused(lambda: run(joinedload(Order.lines)))
    refused(lambda: run(selectinload(Order.customer)))
    refused(lambda: run(joinedload("orders")))
    refused(lambda: run(joinedload(Customer.name)))
    refused(lambda: run(selectinload(Customer.name)))
    refused(lambda: run(joinedload(Customer.orders).joinedload(Customer.addresses)))
    refused(lambda: run(joinedload(Customer.orders).selectinload(Line.item)))
    refused(lambda: run(joinedload(Customer.orders, Order.lines)))
    refused(lambda: run(Load(Order).joinedload(Order.lines)))
    refused(lambda: run(Load(Customer).joinedload(Order.lines)))
    refused(lambda: run("orders"))
    refused(lambda: run(Customer.orders))
    refused(lambda: run(5))
    refused(lambda: run(None))
    refused(lambda: joinedload(Customer))
    refused(lambda: joinedload(None))
    refused(lambda: joinedload())
    refused(lambda: run(joinedload(aliased(Customer).orders)))
    refused(lambda: session.scalars(select(Customer.name).options(joinedload(Customer.orders))).all())
    refused(lambda: session.scalars(select(Customer.name, Order).join(Order).options(joinedload(Order.lines))).unique().all())
    refused(lambda: session.scalars(select(Order.__table__).options(joinedload(Order.lines))).all())
    refused(lambda: run(joinedload(Customer.orders.of_type(Item))))
    refused(lambda: run(selectinload(Customer.orders).options(5)))
    refused(lambda: run(joinedload("*")))
    refused(lambda: run(lazyload("*")))
    refused(lambda: with_loader_criteria("Item", True))
    refused(lambda: session.query(Customer).options(joinedload(Order.lines)).all())
    refused(lambda: session.query(Customer).options("orders").all())
    refused(lambda: run(selectinload(Customer.orders, recursion_depth=2)))
    refused(lambda: run(defaultload(Customer.orders).joinedload(Order.lines)))
