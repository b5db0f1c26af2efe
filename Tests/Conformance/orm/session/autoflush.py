"""Autoflush: before which calls a session flushes, and how it is held back."""
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from _shop import Customer, Item, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    session.add(Item(name="rug", price=5))
    print("select")
    print(session.scalars(select(func.count(Item.id))).one())
    session.add(Item(name="cup", price=5))
    print("get of what is there")
    customer = session.get(Customer, 1)
    print("lazy load")
    customer.name = "Anna"
    print(customer.profile.motto)
    customer.name = "Ann"
    print("text")
    print(session.execute(text("SELECT name FROM customer WHERE id = 1")).scalar())
    customer.name = "A"
    with session.no_autoflush:
        print(session.execute(select(Customer.name).where(Customer.id == 1)).scalar(), session.is_modified(customer))
    print("execution option")
    print(session.execute(select(Customer.name).where(Customer.id == 1).execution_options(autoflush=False)).scalar())
    print("refresh")
    session.refresh(customer)
    print(customer.name)
    customer.name = "B"
    print("legacy", session.query(Customer.name).autoflush(False).first(), session.query(Customer.name).first())
    session.rollback()
with Session(engine, autoflush=False) as session:
    session.add(Item(name="pen", price=1))
    print(session.scalars(select(Item.name).where(Item.price == 1)).all(), session.autoflush)
    session.flush()
    print(session.scalars(select(Item.name).where(Item.price == 1)).all())
    session.rollback()
with Session(engine) as session:
    session.add(Item(name=None, price=1))
    refused(lambda: session.scalars(select(Customer)).all())
    refused(lambda: session.scalars(select(Customer)).all())
    session.rollback()
    print(session.scalars(select(Customer.name)).first())
