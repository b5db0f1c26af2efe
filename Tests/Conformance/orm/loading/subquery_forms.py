"""subqueryload(): the parent's query as a subquery."""
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload, subqueryload

from _shop import Address, Customer, Employee, Item, Line, Order, Tag, shop

engine = shop()
with Session(engine) as session:
    print([c.orders for c in session.scalars(select(Customer).options(subqueryload(Customer.orders)).order_by(Customer.id))])
    session.expunge_all()
    print([c.orders for c in session.scalars(select(Customer).where(Customer.name.like("%n%")).options(subqueryload(Customer.orders)).order_by(Customer.id))])
    session.expunge_all()
    print([c.orders for c in session.scalars(select(Customer).options(subqueryload(Customer.orders)).order_by(Customer.id).limit(1))])
    session.expunge_all()
    print([[order.lines for order in c.orders] for c in session.scalars(select(Customer).options(subqueryload(Customer.orders).subqueryload(Order.lines)).order_by(Customer.id))])
    session.expunge_all()
    print([(item, item.tags) for item in session.scalars(select(Item).options(subqueryload(Item.tags)).order_by(Item.id))])
    session.expunge_all()
    print([(order, order.customer) for order in session.scalars(select(Order).options(subqueryload(Order.customer)).order_by(Order.id))])
    session.expunge_all()
    print([[a for a in order.customer.addresses] for order in session.scalars(select(Order).where(Order.customer_id != None).options(joinedload(Order.customer).subqueryload(Customer.addresses)).order_by(Order.id))])
    session.expunge_all()
    print([(e, e.reports) for e in session.query(Employee).options(subqueryload(Employee.reports)).order_by(Employee.id)])
    session.expunge_all()
    print([c.orders for c in session.scalars(select(Customer).join(Customer.orders).where(Order.total > 40).options(subqueryload(Customer.orders)).distinct())])
    session.expunge_all()
    print(session.scalars(select(Customer).where(Customer.id == 99).options(subqueryload(Customer.orders))).all())
