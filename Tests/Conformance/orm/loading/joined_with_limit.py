"""joinedload() with LIMIT, OFFSET, DISTINCT, GROUP BY: the subquery around the parent."""
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from _shop import Customer, Item, Line, Order, shop

engine = shop()
with Session(engine) as session:
    collection, scalar = joinedload(Customer.orders), joinedload(Order.customer)
    for statement in (
        select(Customer).options(collection).order_by(Customer.id).limit(2),
        select(Customer).options(collection).order_by(Customer.name.desc()).limit(1).offset(1),
        select(Customer).options(collection).distinct().order_by(Customer.city),
        select(Customer).options(collection).join(Customer.orders).where(Order.total > 40).order_by(Customer.id).limit(1),
        select(Customer).options(collection).join(Customer.orders).group_by(Customer.id).having(func.count() > 1),
        select(Customer).options(collection.joinedload(Order.lines)).order_by(Customer.id).limit(1),
        select(Customer).options(collection).order_by(func.lower(Customer.name), Customer.id).limit(2),
    ):
        print([(customer, customer.orders) for customer in session.scalars(statement).unique()])
        session.expunge_all()
    print([(order, order.customer) for order in session.scalars(select(Order).options(scalar).order_by(Order.id).limit(2))])
    session.expunge_all()
    print([(order, order.lines) for order in session.scalars(select(Order).options(joinedload(Order.lines).joinedload(Line.item)).where(Order.total > 0).order_by(Order.total.desc(), Order.id).limit(2)).unique()])
    session.expunge_all()
    print(session.query(Customer).options(collection).order_by(Customer.id).first().orders)
    session.expunge_all()
    print([c.orders for c in session.query(Customer).options(collection).order_by(Customer.id)[1:3]], session.query(Customer).options(collection).count())
    print(session.execute(select(Customer, func.length(Customer.name)).options(collection).order_by(Customer.id).limit(1)).unique().all())
