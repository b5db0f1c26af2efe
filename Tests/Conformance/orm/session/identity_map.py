"""One object for one row, weakly held; what is in the map and when it leaves."""
import gc

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from _shop import Customer, Item, Line, shop

engine = shop()
with Session(engine) as session:
    first = session.get(Item, 1)
    print(session.get(Item, 1) is first, session.scalars(select(Item).where(Item.name == "lamp")).one() is first, session.query(Item).first() is first)
    print(len(session.identity_map), inspect(first).key[0].__name__, inspect(first).key[1], inspect(first).key in session.identity_map)
    print(identity_key(Item, 1)[1:], identity_key(instance=first)[1:], identity_key(Line, (1, 2))[1:], session.identity_map[identity_key(Item, 1)] is first)
    print(sorted(item.name for item in session))
    del first
    gc.collect()
    print(len(session.identity_map))
    for item in session.scalars(select(Item)):
        pass
    del item
    gc.collect()
    print(len(session.identity_map))
    changed = session.get(Item, 2)
    changed.price = 1
    del changed
    gc.collect()
    print(len(session.identity_map), [item.price for item in session.dirty])
    session.flush()
    gc.collect()
    print(len(session.identity_map))
    customer = session.get(Customer, 1)
    addresses = customer.addresses
    print(len(session.identity_map), addresses[0].customer is customer)
    session.expunge(addresses[0])
    print(len(session.identity_map), session.get(type(addresses[0]), 1) is addresses[0])
    session.expunge_all()
    print(len(session.identity_map), list(session))
    print(session.identity_map.keys() == [], session.identity_map.values())
