"""session.new, dirty and deleted, and is_modified()."""
from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_dirty, flag_modified, set_committed_value

from _shop import Address, Customer, Item, Tag, shop

engine = shop()
with Session(engine) as session:
    lamp, desk = session.get(Item, 1), session.get(Item, 2)
    print(session.new, session.dirty, session.deleted, session._is_clean() if False else "")
    lamp.price = 30
    print(list(session.dirty), session.is_modified(lamp), inspect(lamp).modified)
    session.flush()
    print(list(session.dirty))
    lamp.price = 31
    print(session.is_modified(lamp), inspect(lamp).attrs.price.history)
    lamp.price = 30
    print(session.is_modified(lamp), list(session.dirty), inspect(lamp).attrs.price.history)
    session.commit()
    lamp.price = 30
    print(session.is_modified(lamp), inspect(lamp).attrs.price.history)
    session.commit()
    desk.tags.append(Tag(name="t"))
    print(list(session.dirty), list(session.new), session.is_modified(desk), session.is_modified(desk, include_collections=False))
    session.delete(lamp)
    print(len(session.deleted))
    session.rollback()
    print(lamp.name)
    flag_modified(lamp, "name")
    print(session.is_modified(lamp))
    session.flush()
    flag_dirty(lamp)
    print(list(session.dirty), session.is_modified(lamp))
    session.flush()
    set_committed_value(lamp, "price", 1000)
    print(lamp.price, session.is_modified(lamp))
    session.flush()
    new = Item(name="n", price=1)
    session.add(new)
    print(session.is_modified(new), new in session.dirty, session.new == {new}, len(session.new))
    ann = session.get(Customer, 1)
    ann.addresses[0].email = "x"
    print([type(thing).__name__ for thing in session.dirty])
