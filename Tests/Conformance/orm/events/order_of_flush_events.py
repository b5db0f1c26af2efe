"""All events of a flush in their order, for insert, update and delete."""
from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from _shop import Item, Tag, shop

engine = shop()
Maker = sessionmaker(engine)
for name in ("before_flush", "after_flush", "after_flush_postexec", "before_commit", "after_commit", "after_begin", "after_rollback", "after_soft_rollback", "after_transaction_create", "after_transaction_end", "before_attach", "after_attach",
             "pending_to_persistent", "transient_to_pending", "persistent_to_deleted", "deleted_to_detached", "persistent_to_detached", "loaded_as_persistent", "pending_to_transient", "persistent_to_transient", "deleted_to_persistent", "detached_to_persistent"):
    def told(session, *arguments, name=name):
        print(" ", name, *(argument.name for argument in arguments if isinstance(argument, (Item, Tag)) and "name" in argument.__dict__))

    event.listen(Maker, name, told)
for name in ("before_insert", "after_insert", "before_update", "after_update", "before_delete", "after_delete"):
    def mapped(mapper, connection, target, name=name):
        print(" ", name, mapper, target.name)

    event.listen(Item, name, mapped)
session = Maker()
print("add")
item = Item(name="rug", price=1)
session.add(item)
print("flush")
session.flush()
print("update")
item.price = 2
session.commit()
print("load")
print(item.price, session.get(Item, 1).name)
print("nothing to do")
session.flush()
print("delete")
session.delete(item)
session.flush()
print("rollback")
session.rollback()
print("delete and commit")
session.delete(item)
session.commit()
print("pending, rolled back")
session.add(Item(name="lost", price=1))
session.rollback()
print("expunge and add")
lamp = session.get(Item, 1)
session.expunge(lamp)
session.add(lamp)
print("savepoint")
with session.begin_nested():
    lamp.price = 9
session.close()
