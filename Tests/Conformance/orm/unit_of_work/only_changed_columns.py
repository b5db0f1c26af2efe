"""UPDATE holds the changed columns alone, and rows with the same columns go together."""
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from _shop import Customer, Item, Order, shop

engine = shop()
with Session(engine) as session:
    lamp, desk, chair = session.scalars(select(Item).order_by(Item.id)).all()
    lamp.price = 31
    session.commit()
    lamp.price, desk.price, chair.price = 1, 2, 3
    session.commit()
    print("different columns")
    lamp.name, desk.price, chair.name = "L", 5, "C"
    session.commit()
    print("both columns in one")
    lamp.name, lamp.price, desk.name, chair.price = "l", 9, "d", 8
    session.commit()
    print("no net change")
    lamp.name
    lamp.name = "l"
    session.commit()
    lamp.name = "other"
    lamp.name = "l"
    session.commit()
    print("to NULL and back")
    ann = session.get(Customer, 1)
    ann.city = None
    session.commit()
    ann.city = "Rome"
    session.commit()
    print("SQL expressions")
    lamp.price = Item.price + 1
    desk.price = select(func.max(Item.price)).scalar_subquery()
    chair.price = 77
    session.commit()
    print(lamp.price, desk.price, chair.price)
    print("expired, then set: the same value is sent")
    lamp.price = lamp.price
    session.commit()
    lamp.price = 10
    session.commit()
