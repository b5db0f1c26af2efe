"""order_by: columns, labels, expressions, directions, NULLs, by related columns, and none."""
from sqlalchemy import asc, case, desc, func, nulls_first, nulls_last, select, text
from sqlalchemy.orm import Session

from _shop import Customer, Item, Order, shop

engine = shop()
with Session(engine) as session:
    for terms in ((Item.price,), (Item.price.desc(),), (desc(Item.name),), (asc("name"),), (func.length(Item.name), Item.name), (text("price DESC"),), (Item.price % 2, Item.id.desc()),
                  (case((Item.name == "desk", 0), else_=1), Item.name), ("price",), (desc("price"),), (None,)):
        print(session.scalars(select(Item.name if terms[0] is None else Item).order_by(*terms)).all() if terms[0] is not None else "")
    for terms in ((Customer.city.nulls_first(),), (nulls_last(Customer.city.desc()),), (Customer.city.is_(None), Customer.city)):
        print(session.scalars(select(Customer).order_by(*terms)).all())
    doubled = (Item.price * 2).label("doubled")
    print(session.execute(select(Item.name, doubled).order_by(doubled)).all(), session.execute(select(Item.name, doubled).order_by(desc("doubled"))).all())
    print(session.scalars(select(Order).join(Order.customer).order_by(Customer.name.desc(), Order.id)).all())
    print(session.scalars(select(Item).order_by(Item.price).order_by(None).order_by(Item.id)).all(), session.query(Item).order_by(Item.price.desc(), Item.id).all())
