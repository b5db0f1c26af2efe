"""Transactions that begin by themselves or by begin(), and what is refused."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Item, shop
from _statements import refused

engine = shop()
session = Session(engine)
print(session.in_transaction(), session.get_transaction(), session.is_active)
item = Item(name="rug", price=5)
session.add(item)
print(session.in_transaction(), session.in_nested_transaction())
refused(session.begin)
session.rollback()
print(session.in_transaction())
session.rollback()
session.commit()
print(session.in_transaction())
with session.begin() as transaction:
    print(type(transaction).__name__, transaction.is_active, transaction.nested, session.get_transaction() is transaction)
    session.add(item)
print(session.in_transaction(), item.id)
refused(lambda: session.begin() and session.commit())
session.close()
try:
    with session.begin():
        session.add(Item(name="cup", price=1))
        session.flush()
        raise ValueError("stop")
except ValueError as error:
    print(error)
print(session.scalars(select(Item.name)).all())
session.close()
with Session(engine) as other, other.begin():
    other.add(Item(name="box", price=2))
with session.begin():
    print(session.scalars(select(Item.name).where(Item.price == 2)).all())
    session.commit()
    refused(lambda: session.scalars(select(Item)).all())
print(session.scalars(select(Item.name).where(Item.price == 2)).all())
strict = Session(engine, autobegin=False)
refused(lambda: strict.scalars(select(Item)).all())
refused(lambda: strict.add(Item(name="x", price=1)))
strict.begin()
print(len(strict.scalars(select(Item)).all()))
strict.close()
session.close()
session.prepare if False else None
closed = Session(engine, close_resets_only=False)
closed.close()
refused(lambda: closed.scalars(select(Item)).all())
