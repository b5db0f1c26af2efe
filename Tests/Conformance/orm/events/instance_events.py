"""init, load, refresh, refresh_flush and expire of instances."""
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from _shop import Customer, Item, Tag, shop

@event.listens_for(Tag, "init")
def fill(target, args, kwargs):
    kwargs.setdefault("name", "default name")


engine = shop()
for name in ("load", "refresh", "refresh_flush", "expire", "init", "init_failure"):
    def told(target, *arguments, name=name):
        shown = [sorted(argument) if isinstance(argument, (list, set, tuple, dict)) else type(argument).__name__ for argument in arguments if argument is not None]
        print(" ", name, type(target).__name__, shown)

    event.listen(Item, name, told)

print("init")
item = Item(name="rug", price=1)
print(Tag().name, Tag(name="own").name)
try:
    Item(nothing=1)
except TypeError as error:
    print(error)
with Session(engine) as session:
    print("flush")
    session.add(item)
    session.flush()
    print("commit")
    session.commit()
    print("refresh by access")
    item.name
    print("refresh by call")
    session.refresh(item)
    session.refresh(item, ["price"])
    print("expire")
    session.expire(item, ["name"])
    item.name
    session.expire(item)
    print("load")
    session.expunge_all()
    items = session.scalars(select(Item).order_by(Item.id)).all()
    print("not again")
    session.scalars(select(Item)).all()
    print("populate_existing")
    session.scalars(select(Item).where(Item.id == 1).execution_options(populate_existing=True)).all()
    print("merge")
    session.merge(Item(id=2, name="m", price=1))
