"""synchronize_session auto, fetch and False: when keys are fetched, what is expired."""
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    items = session.scalars(select(Item).order_by(Item.id)).all()
    print("auto, evaluated")
    session.execute(update(Item).where(Item.id == 1).values(price=1))
    print(items[0].price)
    print("auto, falls back to fetch")
    session.execute(update(Item).where(func.lower(Item.name) == "desk").values(price=2))
    print(items[1].price)
    print("fetch")
    session.execute(update(Item).where(Item.price < 40).values(price=Item.price + 10), execution_options={"synchronize_session": "fetch"})
    print([item.price for item in items])
    print("fetch with expressions of the database")
    session.execute(update(Item).values(name=func.upper(Item.name)).execution_options(synchronize_session="fetch"))
    print([item.name for item in items])
    print("False")
    session.execute(update(Item).values(price=0).execution_options(synchronize_session=False))
    print([item.price for item in items])
    session.expire_all()
    print([item.price for item in items])
    print("returning")
    result = session.scalars(update(Item).where(Item.id < 3).values(price=7).returning(Item).execution_options(synchronize_session="fetch"))
    print([item.price for item in result.all()], items[0].price)
    print(session.execute(update(Item).where(Item.id == 1).values(price=8).returning(Item.id, Item.price)).all(), items[0].price)
    print("pending changes are flushed first")
    items[0].name = "pending"
    session.execute(update(Item).where(Item.name == "pending").values(price=9))
    print(items[0].price)
    print("subqueries and correlated values")
    session.execute(update(Customer).values(city=select(func.count(Order.id)).where(Order.customer_id == Customer.id).scalar_subquery()).execution_options(synchronize_session=False))
    print(session.execute(select(Customer.name, Customer.city).order_by(Customer.id)).all())
    refused(lambda: session.execute(update(Item).values(price=1).execution_options(synchronize_session="maybe")))
    refused(lambda: session.execute(update(Item).values(price=1), [{"id": 1}], execution_options={"synchronize_session": "fetch"}) and "accepted")
