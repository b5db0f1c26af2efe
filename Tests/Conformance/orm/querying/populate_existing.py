"""populate_existing: what is overwritten in objects already loaded."""
from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload, selectinload

from _shop import Address, Customer, Item, Order, shop

engine = shop()
with Session(engine, autoflush=False) as session:
    lamp = session.get(Item, 1)
    session.execute(text("UPDATE item SET name='direct', price=1 WHERE id=1"))
    print(session.scalars(select(Item).where(Item.id == 1)).one().name)
    lamp.price = 99
    print(session.scalars(select(Item).where(Item.id == 1).execution_options(populate_existing=True)).one().name, lamp.price, session.is_modified(lamp))
    lamp.name = "mine"
    print(session.query(Item).populate_existing().filter_by(id=1).one().name)
    customer = session.get(Customer, 1)
    customer.addresses.append(Address(email="unsaved"))
    session.scalars(select(Customer).options(selectinload(Customer.addresses)).where(Customer.id == 1)).one()
    print(customer.addresses)
    session.scalars(select(Customer).options(selectinload(Customer.addresses)).where(Customer.id == 1).execution_options(populate_existing=True)).one()
    print(customer.addresses, len(session.new))
    session.rollback()
    order = session.scalars(select(Order).options(joinedload(Order.customer)).where(Order.id == 1)).one()
    session.execute(text("UPDATE customer SET name='renamed' WHERE id=1"))
    print(order.customer.name)
    session.scalars(select(Order).options(joinedload(Order.customer)).where(Order.id == 1).execution_options(populate_existing=True)).one()
    print(order.customer.name)
    columns = session.execute(select(Customer.name).where(Customer.id == 1)).scalar()
    print(columns, session.scalars(select(Customer).where(Customer.name == "renamed")).one() is order.customer)
    session.expire(order.customer)
    session.execute(text("UPDATE customer SET name='again' WHERE id=1"))
    print(session.scalars(select(Customer).where(Customer.id == 1)).one().name)
