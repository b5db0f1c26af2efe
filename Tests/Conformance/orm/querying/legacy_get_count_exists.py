"""Query.get, count, exists, first, one and friends, iteration, and get after filter."""
from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from _shop import Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.query(Item).get(1), session.query(Item).get((1,)), session.query(Item).get({"id": 2}), session.query(Line).get((1, 2)), session.query(Item).get(99))
    refused(lambda: session.query(Item).filter(Item.id > 1).get(1))
    refused(lambda: session.query(Item).order_by(Item.id).get(1))
    refused(lambda: session.query(Item).limit(1).get(1))
    refused(lambda: session.query(Item.id).get(1))
    refused(lambda: session.query(Item, Order).get(1))
    refused(lambda: session.query(Line).get(1))
    print(session.query(Item).count(), session.query(Item.name).filter(Item.price > 30).count(), session.query(Customer).join(Customer.orders).count(), session.query(Order.customer_id).distinct().count())
    print(session.query(Item).limit(2).count(), session.query(Item.id, Customer.id).count() if False else "", session.query(func.count(Item.id)).scalar())
    print(session.query(session.query(Item).filter(Item.price > 50).exists()).scalar(), session.query(session.query(Item.id).filter_by(name="x").exists()).scalar())
    print(session.query(Item.name).filter(session.query(Customer).filter(Customer.name == "Ann").exists()).count())
    print(session.query(Item).first(), session.query(Item).filter_by(id=99).first(), session.query(Item).filter_by(id=99).one_or_none(), session.query(Item).filter_by(id=1).one())
    for item in session.query(Item).order_by(Item.id):
        print(item.name)
    print([name for name, in session.query(Item.name)], [row.name for row in session.query(Item.name, Item.price)])
    print(session.query(Item).all() == list(session.query(Item)), session.query(Item).filter_by(id=1).exists())
    print(str(session.query(Item).filter(Item.id == 1)).replace("\n", " "))
    print(session.query(Item, Customer).filter(Item.id == Customer.id).order_by(Item.id).all())
    print(session.query(true()).scalar(), session.query(Item.price + 1).filter_by(id=1).scalar())
