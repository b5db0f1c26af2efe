"""rollback(): attributes, new objects, deletions, keys and collections go back."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Item, shop
from _statements import state

engine = shop()
with Session(engine) as session:
    ann = session.get(Customer, 1)
    ann.name = "changed"
    ann.addresses.append(Address(email="new"))
    removed = ann.addresses[0]
    ann.addresses.remove(removed)
    session.flush()
    print(state(removed), len(ann.addresses))
    session.rollback()
    print(ann.name, state(removed), [address.email for address in ann.addresses])
    ann.name = "not flushed"
    session.rollback()
    print(ann.name)
    new = Item(name="new", price=1)
    session.add(new)
    session.flush()
    key = new.id
    session.rollback()
    print(state(new), new.id == key, new.name, inspect(new).key)
    session.add(new)
    session.flush()
    print(new.id)
    new.id = 77
    session.flush()
    print(inspect(new).identity)
    session.rollback()
    print(state(new), inspect(new).identity)
    lamp = session.get(Item, 1)
    lamp.id = 55
    session.flush()
    print(session.get(Item, 1), session.get(Item, 55) is lamp)
    session.rollback()
    print(lamp.id, inspect(lamp).identity, session.get(Item, 55))
    pending = Item(name="p", price=1)
    session.add(pending)
    session.rollback()
    print(state(pending), pending.name)
    session.delete(lamp)
    session.rollback()
    print(lamp in session.deleted, state(lamp), lamp.name)
