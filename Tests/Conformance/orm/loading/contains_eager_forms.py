"""contains_eager(): from joins, aliases, filtered collections, nested, with LIMIT."""
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, contains_eager

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    statement = select(Customer).join(Customer.orders).options(contains_eager(Customer.orders)).order_by(Customer.id, Order.id)
    print([(customer, customer.orders) for customer in session.scalars(statement).unique()])
    session.expunge_all()
    filtered = statement.where(Order.total > 40)
    print([(customer, customer.orders) for customer in session.scalars(filtered).unique()])
    print([(customer, customer.orders) for customer in session.scalars(statement).unique()])
    print([(customer, customer.orders) for customer in session.scalars(statement.execution_options(populate_existing=True)).unique()])
    session.expunge_all()
    print([(customer, customer.orders) for customer in session.scalars(select(Customer).outerjoin(Customer.orders).options(contains_eager(Customer.orders)).order_by(Customer.id)).unique()])
    session.expunge_all()
    orders = aliased(Order)
    statement = select(Customer).join(orders, Customer.orders).where(orders.total < 50).options(contains_eager(Customer.orders.of_type(orders))).order_by(orders.id)
    print([(customer, customer.orders) for customer in session.scalars(statement).unique()])
    session.expunge_all()
    statement = select(Customer).join(Customer.orders).join(Order.lines).join(Line.item).options(contains_eager(Customer.orders).contains_eager(Order.lines).contains_eager(Line.item)).order_by(Customer.id, Order.id, Item.id)
    print([[[line.item.name for line in order.lines] for order in customer.orders] for customer in session.scalars(statement).unique()])
    session.expunge_all()
    statement = select(Order).join(Order.customer).options(contains_eager(Order.customer)).where(Customer.name == "Bea")
    print([(order, order.customer) for order in session.scalars(statement)])
    session.expunge_all()
    subquery = select(Order).where(Order.total > 40).order_by(Order.total).limit(1).subquery()
    big = aliased(Order, subquery)
    statement = select(Customer).join(big, Customer.orders).options(contains_eager(Customer.orders, alias=big) if False else contains_eager(Customer.orders.of_type(big)))
    print([(customer, customer.orders) for customer in session.scalars(statement).unique()])
    print([(customer, customer.orders) for customer in session.query(Customer).join(Customer.orders).options(contains_eager(Customer.orders)).populate_existing().order_by(Customer.id, Order.id)])
    refused(lambda: session.scalars(select(Customer).options(contains_eager(Customer.orders))).unique().all() and "no join")
