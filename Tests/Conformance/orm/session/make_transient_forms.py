"""make_transient(), object_session(), was_deleted, and copying a row by them."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, make_transient, make_transient_to_detached, object_session
from sqlalchemy.orm.util import was_deleted

from _shop import Customer, Item, Order, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    print(was_deleted(lamp), object_session(lamp) is session)
    session.expunge(lamp)
    make_transient(lamp)
    lamp.id = None
    lamp.name = "copy of lamp"
    session.add(lamp)
    session.commit()
    print(lamp.id, session.scalars(select(Item.name)).all())
    desk = session.get(Item, 2)
    make_transient(desk)
    print(state(desk), object_session(desk), desk in session, desk.name)
    expired = session.get(Item, 3)
    session.expire(expired)
    make_transient(expired)
    print(expired.name, expired.id)
    pending = Item(name="p", price=1)
    session.add(pending)
    make_transient(pending)
    print(state(pending), len(session.new))
    refused(lambda: object_session("x"))
    refused(lambda: make_transient("x"))
    refused(lambda: make_transient_to_detached(Item(name="x", price=1)))
    refused(lambda: make_transient_to_detached(lamp))
    ghost = Item(id=2, price=7)
    make_transient_to_detached(ghost)
    print(sorted(inspect(ghost).expired_attributes), ghost.__dict__.get("price"))
    session.add(ghost)
    print(ghost.price, ghost.name)
    gone = session.get(Item, 3)
    session.delete(gone)
    session.commit()
    print(was_deleted(gone), state(gone))
    session.rollback()
    order = session.get(Order, 1)
    order.lines
    session.close()
    print(state(order), object_session(order), order.total, len(order.lines))
    refused(lambda: order.customer)
