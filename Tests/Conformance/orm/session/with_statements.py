"""Sessions in with: what is committed, what is rolled back, and errors inside."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Item, shop
from _statements import refused, state

engine = shop()


def names():
    with Session(engine) as session:
        return session.scalars(select(Item.name).order_by(Item.id)).all()


with Session(engine) as session:
    session.add(Item(name="not committed", price=1))
    session.flush()
print(names())
with Session(engine) as session:
    with session.begin():
        item = Item(name="committed", price=1)
        session.add(item)
    print(state(item), item.name)
print(state(item), names())
try:
    with Session(engine) as session, session.begin():
        session.add(Item(name="failed", price=1))
        session.flush()
        raise RuntimeError("oh")
except RuntimeError as error:
    print(error, names())
with Session(engine) as session:
    with session.begin():
        with session.begin_nested():
            session.add(Item(name="nested", price=1))
        try:
            with session.begin_nested():
                session.add(Item(name="undone", price=1))
                session.flush()
                raise RuntimeError
        except RuntimeError:
            pass
    print(names())
with Session(engine) as session:
    with session.begin():
        session.add(Item(name="rolled back inside", price=1))
        session.rollback()
        refused(lambda: session.add(Item(name="after", price=1)) or session.flush())
    print(names())
session = Session(engine)
with session:
    with session.no_autoflush:
        session.add(Item(name="x", price=1))
        print(session.scalars(select(Item.name).where(Item.name == "x")).all())
print(len(session.new))
