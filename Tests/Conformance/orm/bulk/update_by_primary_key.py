"""update() with a list of parameters: rows found by their keys."""
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from _shop import Customer, Item, Line, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    session.execute(update(Item), [{"id": 1, "price": 10}, {"id": 2, "price": 20}])
    print(lamp.price)
    session.execute(update(Item), [{"id": 1, "price": 11}, {"id": 2, "name": "table"}, {"id": 3, "name": "stool", "price": 5}])
    print(lamp.price, session.execute(select(Item.id, Item.name, Item.price).order_by(Item.id)).all())
    session.execute(update(Line), [{"order_id": 1, "item_id": 1, "quantity": 7}, {"order_id": 1, "item_id": 2, "quantity": 8}])
    print(session.scalars(select(Line.quantity).order_by(Line.order_id, Line.item_id)).all())
    session.execute(update(Customer), [{"id": 1, "city": None}, {"id": 2, "city": "Bonn"}])
    session.connection().execute(update(Item).where(Item.id == bindparam("key")).values(price=bindparam("p")), [{"key": 1, "p": 70}, {"key": 2, "p": 80}])
    session.expire_all()
    print(lamp.price)
    refused(lambda: session.execute(update(Item), [{"price": 10}]))
    refused(lambda: session.execute(update(Item), [{"id": 99, "price": 10}]))
    refused(lambda: session.execute(update(Item).where(Item.price > 1), [{"id": 1, "price": 10}]))
    refused(lambda: session.execute(update(Item).returning(Item), [{"id": 1, "price": 10}]))
    refused(lambda: session.execute(update(Item), [{"id": 1, "nothing": 10}]) and "accepted")
    refused(lambda: session.execute(update(Item), [{"id": 1}]) and "accepted")
    refused(lambda: session.execute(update(Item), []) and "accepted")
    refused(lambda: session.execute(update(Item), {"id": 1, "price": 55}) and lamp.price)
