"""Query.join in all its forms, select_from, outerjoin, aliases, reset_joinpoint's like."""
from sqlalchemy.orm import Session, aliased

from _shop import Address, Customer, Employee, Item, Line, Order, Tag, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.query(Customer).join(Customer.orders).filter(Order.total > 40).all())
    print(session.query(Customer).join(Order).all(), session.query(Customer).join(Order, Customer.id == Order.customer_id).count())
    print(session.query(Customer.name, Order.id).outerjoin(Customer.orders).order_by(Customer.id, Order.id).all())
    print(session.query(Customer.name, Item.name).join(Customer.orders).join(Order.lines).join(Line.item).filter(Item.price < 50).order_by(Customer.id, Item.id).all())
    print(session.query(Item).select_from(Order).join(Order.lines).join(Line.item).filter(Order.id == 1).order_by(Item.id).all())
    print(session.query(Customer, Address).filter(Customer.id == Address.customer_id).filter(Address.email == "bea@x").all())
    boss = aliased(Employee)
    print(session.query(Employee.name, boss.name).join(boss, Employee.boss).order_by(Employee.id).all(), session.query(Employee).join(Employee.boss.of_type(boss)).filter(boss.name == "Left").all())
    print(session.query(Tag).join(Tag.items).filter(Item.name == "desk").all(), session.query(Customer).join(Customer.orders, isouter=True).filter(Order.id == None).all())
    print(session.query(Customer).join(Customer.profile).one(), session.query(Customer).join(Customer.addresses).filter(Address.email.endswith("y")).one())
    print(session.query(Order).join(Order.customer.and_(Customer.name == "Bea")).all(), session.query(Customer).join(Customer.orders, full=True).count())
    subquery = session.query(Order.customer_id, Order.total).filter(Order.total > 100).subquery()
    print(session.query(Customer.name, subquery.c.total).join(subquery, Customer.id == subquery.c.customer_id).all())
    refused(lambda: session.query(Customer).join("orders"))
    refused(lambda: session.query(Customer).join(Customer.orders, Order.lines).all())
    refused(lambda: session.query(Customer).join(Tag).all())
    refused(lambda: session.query(Customer).join(Customer.orders, "lines"))
    refused(lambda: session.query(Customer).join(Customer.orders, aliased=True))
    refused(lambda: session.query(Customer).join(Customer.city).all())
    refused(lambda: session.query(Customer, Item).join(Tag).all())
