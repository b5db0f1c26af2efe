"""any(), has(), contains(), ==, !=, is None, in where()."""
from sqlalchemy import and_, not_, or_, select
from sqlalchemy.orm import Session, aliased, with_parent

from _shop import Address, Customer, Employee, Item, Order, Profile, Tag, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    ann, lamp, red = session.get(Customer, 1), session.get(Item, 1), session.get(Tag, 1)
    address = session.get(Address, 3)
    for criterion in (
        Customer.orders.any(), Customer.orders.any(Order.total > 100), Customer.orders.any(total=45), ~Customer.orders.any(), Customer.profile.has(), ~Customer.profile.has(motto="x"),
        Customer.profile == None, Customer.profile != None, Customer.addresses.contains(address), ~Customer.addresses.contains(address),
        and_(Customer.orders.any(Order.total > 100), Customer.addresses.any(Address.email.like("ann%"))), or_(Customer.profile.has(), Customer.city == "Oslo"),
        not_(Customer.orders.any(Order.total < 50)),
    ):
        print(session.scalars(select(Customer.name).where(criterion).order_by(Customer.id)).all())
    for criterion in (Order.customer == ann, Order.customer != ann, Order.customer == None, Order.customer != None, Order.customer.has(name="Bea"), Order.customer.has(Customer.orders.any(Order.total == 30)),
                      with_parent(ann, Customer.orders)):
        print(session.scalars(select(Order.id).where(criterion).order_by(Order.id)).all())
    for criterion in (Item.tags.contains(red), Item.tags.any(name="blue"), ~Item.tags.any(), Item.tags.any(Tag.items.any(Item.name == "lamp"))):
        print(session.scalars(select(Item.name).where(criterion).order_by(Item.id)).all())
    other = aliased(Employee)
    print(session.scalars(select(other.name).where(other.boss.has(Employee.name == "Root")).order_by(other.id)).all())
    print(session.scalars(select(Employee.name).where(Employee.reports.any(Employee.reports.any()))).all())
    refused(lambda: Customer.orders == None)
    refused(lambda: Customer.orders == ann)
    refused(lambda: Customer.orders != None)
    refused(lambda: Order.customer.any())
    refused(lambda: Customer.orders.has())
    refused(lambda: Order.customer.contains(ann))
    refused(lambda: Customer.orders.in_([1]))
    refused(lambda: Order.customer > ann)
    refused(lambda: Order.customer == 5)
    refused(lambda: Order.customer.is_(None))
    refused(lambda: Customer.orders.like("x"))
    refused(lambda: with_parent(ann, Order.customer))
    refused(lambda: Customer.orders.contains(ann))
