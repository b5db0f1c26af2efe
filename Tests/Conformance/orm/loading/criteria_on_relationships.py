"""Customer.orders.and_(...) in join and in loader options."""
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, lazyload, selectinload, subqueryload

from _shop import Address, Customer, Item, Line, Order, Tag, shop

engine = shop()
with Session(engine) as session:
    criterion = Customer.orders.and_(Order.total > 40)
    for strategy in (joinedload, selectinload, subqueryload, lazyload):
        session.expunge_all()
        customers = session.scalars(select(Customer).options(strategy(criterion)).order_by(Customer.id)).unique().all()
        print(strategy.__name__, [(customer, customer.orders) for customer in customers])
    session.expunge_all()
    print(session.execute(select(Customer.name, Order.id).join(criterion).order_by(Order.id)).all())
    print(session.execute(select(Customer.name, Order.id).outerjoin(criterion).order_by(Customer.id, Order.id)).all())
    items = session.scalars(select(Item).options(selectinload(Item.tags.and_(Tag.name == "red"))).order_by(Item.id)).all()
    print([(item, item.tags) for item in items])
    session.expunge_all()
    items = session.scalars(select(Item).options(joinedload(Item.tags.and_(Tag.name != "red"))).order_by(Item.id)).unique().all()
    print([(item, item.tags) for item in items])
    session.expunge_all()
    nested = selectinload(Customer.orders.and_(Order.total > 40)).selectinload(Order.lines.and_(Line.quantity > 1))
    print([[(order, order.lines) for order in customer.orders] for customer in session.scalars(select(Customer).options(nested).order_by(Customer.id))])
    session.expunge_all()
    customer = session.scalars(select(Customer).options(selectinload(criterion)).where(Customer.id == 1)).one()
    print(customer.orders)
    session.expire(customer, ["orders"])
    print(customer.orders)
    session.expunge_all()
    many = session.scalars(select(Order).options(joinedload(Order.customer.and_(Customer.name == "Bea"))).order_by(Order.id)).all()
    print([(order, order.customer) for order in many])
