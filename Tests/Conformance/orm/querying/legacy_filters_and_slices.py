"""Query: filter, filter_by, order_by, limit, offset, slices, distinct, group_by, having."""
from sqlalchemy import func, or_
from sqlalchemy.orm import Session

from _shop import Address, Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    query = session.query(Item)
    print(query.filter(Item.price > 30, Item.name != "desk").all(), query.filter_by(name="lamp", price=30).one(), query.filter(or_(Item.id == 1, Item.id == 3)).all())
    print(query.order_by(Item.price.desc()).all(), query.order_by(Item.name).order_by(Item.id).first(), query.order_by(Item.name).order_by(None).first())
    print(query.order_by(Item.id)[1], query.order_by(Item.id)[0:2], query.order_by(Item.id)[1:], query.order_by(Item.id)[:2], query.order_by(Item.id).slice(1, 3).all())
    print(query.limit(2).all(), query.offset(1).limit(1).all(), query.limit(2).limit(None).count(), query.order_by(Item.id)[2:2])
    print(session.query(Order.customer_id).distinct().order_by(Order.customer_id).all(), session.query(Order.customer_id, func.count()).group_by(Order.customer_id).having(func.count() > 1).all())
    print(session.query(Customer).join(Customer.orders).filter_by(total=45).all(), session.query(Customer).filter_by(name="Ann").filter_by(city="Rome").all())
    print(query.where(Item.id == 2).all(), query.filter(Item.id == 2).filter(Item.price == 5).all(), query.filter().count())
    print(query.filter_by(id=1).scalar(), session.query(Item.name).filter_by(id=1).scalar(), query.filter_by(id=99).scalar(), session.query(Item.id, Item.name).first())
    refused(lambda: query.limit(1).filter(Item.id == 1))
    refused(lambda: query.limit(1).order_by(Item.id))
    refused(lambda: query.offset(1).filter_by(id=1))
    refused(lambda: query.filter_by(nothing=1))
    refused(lambda: query.filter("x"))
    refused(lambda: query[-1])
    refused(lambda: query[-2:])
    refused(lambda: query.order_by(Item.id)["a"])
    refused(lambda: query.one())
    refused(lambda: query.filter_by(id=99).one())
    refused(lambda: query.one_or_none())
    refused(lambda: query.scalar())
    refused(lambda: query.limit(1).update({"price": 1}))
    refused(lambda: query.limit(1).group_by(Item.id))
    print(query.limit(1).from_self if hasattr(query, "from_self") else "no from_self")
