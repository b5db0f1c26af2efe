"""joinedload(): collections, scalars, inner joins, nested, several, and distinct rows."""
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from _shop import Address, Customer, Employee, Item, Line, Order, Profile, Tag, shop

engine = shop()
with Session(engine) as session:
    for option in (
        [joinedload(Customer.addresses)],
        [joinedload(Customer.addresses, innerjoin=True)],
        [joinedload(Customer.profile)],
        [joinedload(Customer.addresses), joinedload(Customer.orders)],
        [joinedload(Customer.orders).joinedload(Order.lines).joinedload(Line.item)],
        [joinedload(Customer.orders).joinedload(Order.lines, innerjoin=True)],
        [joinedload(Customer.orders, innerjoin=True).joinedload(Order.lines, innerjoin="unnested")],
        [joinedload(Customer.orders).options(joinedload(Order.lines).joinedload(Line.item, innerjoin=True), joinedload(Order.customer))],
    ):
        customers = session.scalars(select(Customer).options(*option).order_by(Customer.id)).unique().all()
        print([(customer, customer.__dict__.get("addresses"), customer.__dict__.get("orders"), customer.__dict__.get("profile")) for customer in customers])
        session.expunge_all()
    orders = session.scalars(select(Order).options(joinedload(Order.customer).joinedload(Customer.profile)).order_by(Order.id)).all()
    print([(order.id, order.customer, order.customer and order.customer.profile) for order in orders])
    session.expunge_all()
    items = session.scalars(select(Item).options(joinedload(Item.tags)).order_by(Item.name)).unique().all()
    print([(item, item.tags) for item in items])
    session.expunge_all()
    print([(e, e.reports) for e in session.scalars(select(Employee).options(joinedload(Employee.reports), joinedload(Employee.boss)).order_by(Employee.id)).unique()])
    print(session.query(Customer).options(joinedload(Customer.orders)).order_by(Customer.id).all())
    print(session.query(Customer).options(joinedload(Customer.orders)).filter(Customer.name == "Ann").one().orders)
