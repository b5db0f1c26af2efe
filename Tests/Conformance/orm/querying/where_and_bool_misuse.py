"""Expressions used as truth values, wrong operators, comparisons with objects, and in_ of wrong things."""
from sqlalchemy import and_, not_, or_, select, true, false
from sqlalchemy.orm import Session, aliased

from _shop import Customer, Item, Order, shop
from _statements import refused, warned

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    refused(lambda: bool(Item.price > 5))
    refused(lambda: (Item.price > 5) and (Item.id == 1))
    refused(lambda: not (Item.price > 5))
    print(bool(Item.id == Item.id), bool(Item.id == Item.price), bool(Item.id != Item.price))
    refused(lambda: Item.price in [1, 2])
    refused(lambda: list(Item.name))
    refused(lambda: len(Item.name))
    refused(lambda: Item.name[0])
    refused(lambda: Item.nothing)
    refused(lambda: Item.name.nothing)
    refused(lambda: Item.price.in_(5))
    refused(lambda: Item.price.in_("ab") if False else Item.price.in_(None))
    refused(lambda: session.scalars(select(Item).where(Item.price == lamp)).all())
    refused(lambda: session.scalars(select(Item).where(Item.price == object)).all())
    refused(lambda: select(Item).where(None) and "accepted")
    refused(lambda: select(Item).where(Item) and "accepted")
    refused(lambda: select(Item).filter_by(price__gt=1))
    refused(lambda: select(Item).order_by(5))
    refused(lambda: select(Item).group_by(None) and "accepted")
    refused(lambda: select(5))
    refused(lambda: select([Item]))
    refused(lambda: select(lamp))
    refused(lambda: select(Item).having("x"))
    refused(lambda: select(Item).limit(-1) and "accepted")
    print(str(and_()) if False else "", str(and_(True, Item.id == 1)), str(or_(False, Item.id == 1)), str(and_(true(), false())))
    warned(lambda: session.execute(select(Item.name).where(Item.id.in_([None]))).all())
    print(session.scalars(select(Item.name).where(Item.price.in_(range(20, 50)))).all(), session.scalars(select(Item.name).where(Item.name.in_({"lamp"}))).all())
    print(session.scalars(select(Item.name).where(Item.price == None)).all(), session.scalars(select(Customer.name).where(Customer.city != None)).all())
    print(session.scalars(select(Customer.name).where(Customer.city.is_distinct_from("Rome"))).all(), session.scalars(select(Item.name).where(True)).all(), session.scalars(select(Item.name).where(false())).all())
