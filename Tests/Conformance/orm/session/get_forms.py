"""get(): keys in all forms, options, populate_existing, with_for_update, execution options, get_one."""
from sqlalchemy import text
from sqlalchemy.orm import Session, joinedload, selectinload

from _shop import Customer, Employee, Item, Line, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.get(Item, 1), session.get(Item, (2,)), session.get(Item, {"id": 3}), session.get(Item, 99), session.get(Item, "1"))
    print(session.get(Item, 1).name)
    print(session.get(Line, (1, 2)), session.get(Line, {"item_id": 1, "order_id": 3}))
    print(session.get_one(Item, 1))
    refused(lambda: session.get_one(Item, 99))
    print(session.get(Customer, 1, options=[joinedload(Customer.addresses), selectinload(Customer.orders)]).addresses)
    session.execute(text("UPDATE item SET name='direct' WHERE id=1"))
    print(session.get(Item, 1).name, session.get(Item, 1, populate_existing=True).name)
    print(session.get(Item, 2, with_for_update=True), session.get(Item, 2, with_for_update={"read": True}))
    print(session.get(Item, 3, execution_options={"populate_existing": True}))
    session.expire(session.get(Item, 3))
    print(session.get(Item, 3))
    print(session.get(Item, None))
    refused(lambda: session.get(Item, (None, None)))
    refused(lambda: session.get(Item, {"name": "lamp"}))
    refused(lambda: session.get(Line, 1))
    refused(lambda: session.get(Line, (1,)))
    refused(lambda: session.get("Item", 1))
    refused(lambda: session.get(Item.name, 1))
    refused(lambda: session.get(Item))
    print(session.get(Line, (None, 1)))
    print(session.query(Item).get(2))
    pending = Item(id=50, name="p", price=1)
    session.add(pending)
    print(session.get(Item, 50))
    session.delete(pending)
    print(session.get(Item, 50))
    session.flush()
    print(session.get(Item, 50))
