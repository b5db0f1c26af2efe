"""After a failed flush: PendingRollbackError until rollback."""
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, PendingRollbackError
from sqlalchemy.orm import Session

from _shop import Item, shop
from _statements import refused, state

engine = shop()
session = Session(engine)
lamp = session.get(Item, 1)
bad = Item(id=2, name="double", price=1)
session.add(bad)
try:
    session.flush()
except IntegrityError as error:
    print(error.orig, error.params, error.statement, type(error.orig).__name__)
print(session.is_active, session.in_transaction(), state(bad))
refused(lambda: session.scalars(select(Item)).all())
refused(session.commit)
refused(session.flush)
refused(lambda: lamp.tags)
refused(session.begin_nested)
refused(session.connection)
session.rollback()
print(session.is_active, state(bad), lamp.name)
savepoint = session.begin_nested()
session.add(Item(id=2, name="double", price=1))
refused(session.flush)
refused(lambda: session.scalars(select(Item.id)).all())
savepoint.rollback()
print(session.scalars(select(Item.id)).all())
session.close()
session.add(Item(id=2, name="double", price=1))
refused(session.commit)
session.close()
print(session.scalars(select(Item.id)).all())
refused(lambda: session.execute(text("SELECT * FROM nowhere")))
print(session.is_active, session.scalars(select(Item.id)).all())
