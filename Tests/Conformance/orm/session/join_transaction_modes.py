"""Sessions on a connection that has a transaction already."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Item, shop
from _statements import refused

engine = shop()
for mode in ("conditional_savepoint", "rollback_only", "control_fully", "create_savepoint"):
    print(mode)
    connection = engine.connect()
    transaction = connection.begin()
    with Session(connection, join_transaction_mode=mode) as session:
        session.add(Item(name="in session", price=1))
        session.commit()
        print("after commit", transaction.is_active, connection.in_transaction())
        session.add(Item(name="second", price=1))
        session.flush()
        session.rollback()
        print("after rollback", transaction.is_active)
    if transaction.is_active:
        print(connection.execute(select(Item.name)).scalars().all())
        transaction.rollback()
    connection.close()
    with engine.begin() as cleaning:
        cleaning.execute(Item.__table__.delete().where(Item.name.in_(["in session", "second"])))
refused(lambda: Session(engine, join_transaction_mode="other"))
with engine.connect() as connection:
    outer = connection.begin()
    nested = connection.begin_nested()
    with Session(connection) as session:
        session.add(Item(name="in savepoint", price=1))
        session.commit()
    print(nested.is_active, connection.execute(select(Item.name)).scalars().all())
    outer.rollback()
    print(connection.execute(select(Item.name)).scalars().all())
