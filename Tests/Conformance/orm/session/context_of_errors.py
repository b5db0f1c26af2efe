"""What is left of a session after errors of several kinds: in Python, in flushes, in statements."""
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from _shop import Item, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    lamp.price = 99
    refused(lambda: 1 / 0)
    print(lamp in session.dirty, session.is_active)
    refused(lambda: session.execute(text("SELECT nothing FROM item")))
    print(session.is_active, lamp.price)
    session.commit()
    print(lamp.price)
    session.add(Item(id=1, name="double", price=0)) if False else session.add(Item(name=None, price=0))
    try:
        session.commit()
    except IntegrityError as error:
        print(str(error.orig))
    print(session.is_active, len(session.new))
    session.rollback()
    print(session.is_active, len(session.new), lamp.price)
    lamp.price = 1
    try:
        with session.begin_nested():
            lamp.price = 2
            session.flush()
            raise KeyError("inside")
    except KeyError as error:
        print(error, lamp.price)
    session.commit()
    print(lamp.price, state(lamp))
    items = session.scalars(select(Item))
    print(next(items).id)
    items.close()
    refused(lambda: next(items))
