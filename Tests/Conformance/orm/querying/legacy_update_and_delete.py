"""Query.update and Query.delete with synchronize_session, and what they refuse."""
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Item, Order, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    items = session.query(Item).order_by(Item.id).all()
    print(session.query(Item).filter(Item.price < 50).update({Item.price: Item.price + 1}), [item.price for item in items])
    print(session.query(Item).filter_by(name="desk").update({"price": 5}, synchronize_session="evaluate"), items[1].price)
    print(session.query(Item).update({"name": func.upper(Item.name)}, synchronize_session="fetch"), [item.name for item in items])
    print(session.query(Item).filter(Item.id == 3).update({"price": 0}, synchronize_session=False), items[2].price)
    session.expire_all()
    print(items[2].price)
    print(session.query(Item).filter(Item.id == 99).update({"price": 0}))
    print(session.query(Order).filter(Order.customer_id == None).delete(), session.query(Address).filter(Address.email.like("%y")).delete(synchronize_session="fetch"))
    address = session.get(Address, 3)
    print(session.query(Address).filter_by(id=3).delete(), state(address), address in session)
    print(session.query(Address).delete(synchronize_session=False), session.query(Address).count())
    session.rollback()
    print(state(address), address.email)
    refused(lambda: session.query(Item).join(Order, Order.id == Item.id).update({"price": 1}))
    refused(lambda: session.query(Item).order_by(Item.id).delete())
    refused(lambda: session.query(Item).limit(1).delete())
    refused(lambda: session.query(Item).distinct().delete())
    refused(lambda: session.query(Item).group_by(Item.id).update({"price": 1}))
    refused(lambda: session.query(Item).update({"price": 1}, synchronize_session="other"))
    refused(lambda: session.query(Item).update({"nothing": 1}))
    refused(lambda: session.query(Item.id, Order.id).update({"price": 1}))
    refused(lambda: session.query(Item).update([("name", "x"), ("price", 1)]))
    print(session.query(Item).update([("name", "x"), (Item.price, 1)], update_args={"preserve_parameter_order": True}))
    session.rollback()
    print(session.query(Customer).filter(Customer.orders.any(Order.total > 100)).update({"city": "x"}, synchronize_session="fetch"))
