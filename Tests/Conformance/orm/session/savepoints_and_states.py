"""begin_nested(): what a rollback to a savepoint does to objects new, changed and deleted in it."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Item, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    lamp, desk = session.get(Item, 1), session.get(Item, 2)
    outer = Item(name="outer", price=1)
    session.add(outer)
    savepoint = session.begin_nested()
    print(savepoint.is_active, session.in_nested_transaction(), state(outer), session.get_nested_transaction() is savepoint)
    inner = Item(name="inner", price=2)
    session.add(inner)
    lamp.price = 99
    session.delete(desk)
    session.flush()
    print(state(inner), state(desk), lamp.price)
    savepoint.rollback()
    print(state(inner), state(desk), lamp.price, state(outer), session.in_nested_transaction())
    with session.begin_nested():
        lamp.price = 31
    print(lamp.price)
    try:
        with session.begin_nested():
            session.add(Item(id=1, name="again", price=0))
    except Exception as error:
        print(type(error).__name__)
    print(session.scalars(select(Item.name).order_by(Item.id)).all())
    one = session.begin_nested()
    two = session.begin_nested()
    lamp.price = 50
    one.rollback()
    print(lamp.price, two.is_active, one.is_active)
    refused(two.commit)
    refused(two.rollback)
    session.commit()
    print(session.execute(select(Item.name, Item.price)).all())
