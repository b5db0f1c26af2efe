"""merge(): new, known, detached, load=False, and what it returns."""
from sqlalchemy import inspect
from sqlalchemy.orm import Session, joinedload

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    given = Item(id=1, name="merged", price=31)
    merged = session.merge(given)
    print(merged is given, state(given), state(merged), merged.name, session.is_modified(merged))
    session.commit()
    new = session.merge(Item(name="new", price=1))
    print(state(new), new.id)
    session.flush()
    print(new.id)
    missing = session.merge(Item(id=70, name="seventy", price=7))
    print(state(missing))
    session.commit()
    print(session.merge(merged) is merged)
    partial = session.merge(Item(id=2, price=5))
    print(partial.name, partial.price)
    ann = session.get(Customer, 1)
    session.expunge_all()
    ann.name = "detached change"
    print(session.merge(ann).name)
    session.rollback()
    graph = Customer(id=1, name="graph", addresses=[Address(id=2, email="kept"), Address(email="brand new")])
    merged = session.merge(graph)
    print([(address.id, address.email) for address in merged.addresses])
    session.commit()
    print([(address.id, address.email) for address in merged.addresses])
    clean = session.get(Item, 3)
    session.expunge_all()
    copy = session.merge(clean, load=False)
    print(copy is clean, copy.name, state(copy))
    refused(lambda: session.merge(Item(id=9, name="x", price=1), load=False))
    clean.price = 1
    refused(lambda: session.merge(clean, load=False))
    refused(lambda: session.merge("x"))
    refused(lambda: session.merge(None))
    print(session.merge(Line(order_id=1, item_id=1, quantity=8)).quantity)
    session.commit()
    print([item.name for item in session.merge_all([Item(id=1, name="a", price=1), Item(id=2, name="b", price=1)])])
    session.merge(Customer(id=2, name="Bea", orders=[]), options=[joinedload(Customer.orders)])
    session.commit()
