"""What commit expires, and expire_on_commit=False."""
from sqlalchemy import inspect, update
from sqlalchemy.orm import Session

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    print(inspect(lamp).expired, sorted(inspect(lamp).unloaded))
    session.commit()
    print(inspect(lamp).expired, sorted(inspect(lamp).expired_attributes), "name" in lamp.__dict__)
    print(lamp.name)
    session.expire(lamp, ["price"])
    print(sorted(inspect(lamp).expired_attributes), lamp.name)
    print(lamp.price)
    session.expire(lamp)
    lamp.price = 12
    print(lamp.__dict__.get("name"), lamp.price)
    print(lamp.name, lamp.price)
    session.commit()
    lamp.price = 13
    session.expire_all()
    print(lamp.price)
    customer = session.get(Customer, 1)
    customer.orders
    session.expire(customer, ["orders"])
    print([order.id for order in customer.orders])
    refused(lambda: session.expire(Item(name="x", price=1)))
    refused(lambda: session.expire("x"))
with Session(engine, expire_on_commit=False) as session:
    lamp = session.get(Item, 1)
    lamp.name = "LAMP"
    session.commit()
    print(lamp.name, inspect(lamp).expired)
    session.execute(update(Item).values(name="bulk").execution_options(synchronize_session=False))
    session.commit()
    print(lamp.name)
    session.refresh(lamp)
    print(lamp.name)
print(lamp.price)
