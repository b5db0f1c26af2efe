"""join() in all forms: relationship, target with ON clause, aliased, outer, full, from which side."""
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, join, outerjoin

from _shop import Address, Customer, Item, Line, Order, Tag, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    for statement in (
        select(Customer.name, Order.id).join(Customer.orders),
        select(Customer.name, Order.id).join(Order),
        select(Customer.name, Order.id).join(Order, Customer.orders),
        select(Customer.name, Order.id).join(Order, Customer.id == Order.customer_id),
        select(Customer.name, Order.id).outerjoin(Customer.orders),
        select(Customer.name, Order.id).join(Customer.orders, isouter=True),
        select(Customer.name, Order.id).join(Customer.orders, full=True),
        select(Order.id, Customer.name).join(Order.customer),
        select(Customer.name, Item.name).join(Customer.orders).join(Order.lines).join(Line.item),
        select(Customer.name, Item.name).join(Customer.orders).join(Line).join(Item).where(Item.price > 40),
        select(Item.name, Tag.name).join(Item.tags),
        select(Tag.name).join(Tag.items).where(Item.name == "lamp"),
        select(Customer.name).join(Customer.orders.and_(Order.total > 100)),
        select(Item.name).select_from(Customer).join(Customer.orders).join(Order.lines).join(Line.item).distinct(),
        select(Customer.name).join_from(Customer, Address).where(Address.email.like("%y")),
        select(Customer.name, Address.email).select_from(join(Customer, Address, Customer.addresses)),
        select(Customer.name, Address.email).select_from(outerjoin(Customer, Address)),
        select(Order.id).join(Customer).join(Address),
    ):
        rows = session.execute(statement).all()
        print(sorted(rows, key=str))
    other = aliased(Customer, name="other")
    print(session.execute(select(Customer.name, other.name).join(other, Customer.id < other.id).order_by(Customer.id, other.id)).all())
    orders = aliased(Order)
    print(session.execute(select(Customer.name, orders.total).join(Customer.orders.of_type(orders)).where(orders.total > 40)).all())
    print(session.execute(select(Customer.name, orders.total).join(orders, Customer.orders).order_by(orders.id)).all())
    refused(lambda: session.execute(select(Customer).join(Item)))
    refused(lambda: session.execute(select(Customer).join(Customer.name)))
    refused(lambda: session.execute(select(Customer).join("orders")))
    refused(lambda: session.execute(select(Item).join(Customer.orders)))
    refused(lambda: session.execute(select(Customer.id, Order.id, Item.id).join(Tag)))
    refused(lambda: session.execute(select(Customer).join(Order.customer)))
