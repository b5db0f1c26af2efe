"""refresh(): whole objects, some attributes, relationships, with_for_update, and rows that are gone."""
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    session.execute(text("UPDATE item SET name='other', price=1 WHERE id=1"))
    print(lamp.name)
    session.refresh(lamp)
    print(lamp.name, lamp.price)
    session.execute(text("UPDATE item SET name='third', price=2 WHERE id=1"))
    session.refresh(lamp, ["price"])
    print(lamp.name, lamp.price)
    lamp.name = "pending change"
    session.refresh(lamp, ["price"])
    print(lamp.name)
    lamp.name = "second change"
    session.refresh(lamp)
    print(lamp.name)
    session.refresh(lamp, with_for_update=True)
    session.refresh(lamp, with_for_update={"nowait": True})
    customer = session.get(Customer, 1)
    session.refresh(customer, ["orders", "profile"])
    print(customer.orders, customer.profile)
    session.refresh(customer, attribute_names=["addresses"])
    print(customer.addresses)
    refused(lambda: session.refresh(lamp, ["nothing"]))
    refused(lambda: session.refresh(Item(name="x", price=1)))
    refused(lambda: session.refresh(None))
    refused(lambda: session.refresh(lamp, with_for_update={"wrong": 1}))
    session.execute(text("DELETE FROM line"))
    session.execute(text("DELETE FROM item_tag"))
    session.execute(text("DELETE FROM item WHERE id=1"))
    refused(lambda: session.refresh(lamp))
    session.expire(lamp)
    refused(lambda: lamp.name)
    print(session.get(Item, 1))
    new = Item(name="new", price=3)
    session.add(new)
    refused(lambda: session.refresh(new))
    session.rollback()
    session.expunge(lamp)
    refused(lambda: session.refresh(lamp))
