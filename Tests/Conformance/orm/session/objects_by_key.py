"""Keys and identity: get after add, after flush, after delete, with composite keys, of subclasses of int."""
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from _shop import Item, Line, Order, shop

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    print(session.get(Item, 1) is lamp, session.get(Item, ident=1) is lamp, session.get(Item, (1,)) is lamp, session.get(Item, {"id": 1}) is lamp)
    new = Item(id=10, name="ten", price=10)
    session.add(new)
    print(session.get(Item, 10))
    session.flush()
    print(session.get(Item, 10) is new)
    session.delete(new)
    print(session.get(Item, 10) is new)
    session.flush()
    print(session.get(Item, 10))
    line = session.get(Line, (1, 2))
    print(line, inspect(line).identity, session.get(Line, {"item_id": 2, "order_id": 1}) is line, session.get(Line, (9, 9)))
    print(session.get(Order, 1).lines[0] is session.get(Line, (1, 1)))
    print(inspect(Item).identity_key_from_primary_key((1,)) == inspect(lamp).identity_key, inspect(Line).primary_key[1].name)
    print([thing.id for thing in (session.get(Item, key) for key in (1, 2, 3))], session.get(Item, 4), session.get(Item, -1), session.get(Item, 0))
    session.expunge_all()
    print(session.get(Item, 1) is lamp, session.get(Item, 1).name == lamp.name)
