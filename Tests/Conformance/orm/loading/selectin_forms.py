"""selectinload(): one statement for each collection, keys in IN, nested, empty, many-to-one from keys."""
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from _shop import Address, Customer, Employee, Item, Line, Order, Tag, shop

engine = shop()
with Session(engine) as session:
    customers = session.scalars(select(Customer).options(selectinload(Customer.orders)).order_by(Customer.id)).all()
    print([customer.orders for customer in customers])
    session.expunge_all()
    print("nested")
    customers = session.scalars(select(Customer).options(selectinload(Customer.orders).selectinload(Order.lines).selectinload(Line.item)).order_by(Customer.id)).all()
    print([[line.item.name for order in customer.orders for line in order.lines] for customer in customers])
    session.expunge_all()
    print("many to one")
    orders = session.scalars(select(Order).options(selectinload(Order.customer).selectinload(Customer.profile)).order_by(Order.id)).all()
    print([order.customer for order in orders])
    print("known already")
    session.scalars(select(Order).options(selectinload(Order.customer))).all()
    session.expunge_all()
    print("many to many")
    print([(item.name, item.tags) for item in session.scalars(select(Item).options(selectinload(Item.tags).selectinload(Tag.items)).order_by(Item.id))])
    session.expunge_all()
    print("with limit and criteria")
    print([c.orders for c in session.scalars(select(Customer).where(Customer.city == "Rome").options(selectinload(Customer.orders.and_(Order.total > 50))).limit(1))])
    session.expunge_all()
    print("composite key")
    print([(line, line.order.id) for line in session.scalars(select(Line).options(selectinload(Line.order)).order_by(Line.order_id, Line.item_id))])
    session.expunge_all()
    print("self-referential", [(e.name, [r.name for r in e.reports]) for e in session.scalars(select(Employee).options(selectinload(Employee.reports)).order_by(Employee.id))])
    session.expunge_all()
    print("no rows", session.scalars(select(Customer).where(Customer.id > 90).options(selectinload(Customer.orders))).all())
    print("joined, then selectin", [o.customer and o.customer.addresses for o in session.scalars(select(Order).options(joinedload(Order.customer).selectinload(Customer.addresses)).order_by(Order.id))])
    session.expunge_all()
    print("loaded again", [c.orders for c in session.scalars(select(Customer).options(selectinload(Customer.orders)).order_by(Customer.id))], len(session.scalars(select(Customer).options(selectinload(Customer.orders))).all()))
