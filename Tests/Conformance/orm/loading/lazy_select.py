"""lazy="select": one statement for each first access, and none where the object is known."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Employee, Item, Line, Order, shop

engine = shop()
with Session(engine) as session:
    print("collections")
    for customer in session.scalars(select(Customer).order_by(Customer.id)):
        print(customer.name, customer.orders)
    print("many to one, known")
    for order in session.scalars(select(Order).order_by(Order.id)):
        print(order.id, order.customer)
    session.expunge_all()
    print("many to one, not known")
    for order in session.scalars(select(Order).order_by(Order.id)):
        print(order.id, order.customer)
    session.expunge_all()
    print("one to one, empty")
    cid = session.get(Customer, 3)
    print(cid.profile, cid.profile, cid.orders)
    print("back reference of a lazy load")
    ann = session.get(Customer, 1)
    print([address.customer is ann for address in ann.addresses], [order.customer is ann for order in ann.orders])
    print("many to many, and its other side")
    lamp = session.get(Item, 1)
    print([(tag.name, [item.name for item in tag.items]) for tag in lamp.tags])
    print("composite key")
    line = session.get(Line, (1, 2))
    print(line.item, line.order, line.order.lines)
    session.expunge_all()
    print("tree")
    leaf = session.get(Employee, 4)
    print(leaf.boss, leaf.boss.boss, leaf.boss.boss.boss, leaf.boss.boss.reports)
