"""The life of new objects: keys before and after a flush, defaults, several commits, add_all."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Item, shop
from _statements import state

engine = shop()
with Session(engine) as session:
    rug = Item(name="rug", price=12)
    print(rug.id, rug.tags, state(rug))
    session.add(rug)
    print(rug.id, rug in session, session.new == {rug})
    session.flush()
    print(rug.id, state(rug), inspect(rug).identity)
    session.commit()
    print(rug.__dict__.keys() - {"_sa_instance_state"}, rug.name, rug.price)
    items = [Item(name=name, price=number) for number, name in enumerate("abc")]
    session.add_all(items)
    session.commit()
    print([item.id for item in items])
    dan = Customer(name="Dan", addresses=[Address(email="d@x"), Address(email="d@y")])
    session.add(dan)
    session.commit()
    print(dan.id, [(address.id, address.customer_id, address.customer is dan) for address in dan.addresses])
    dan.addresses.append(Address(email="d@z"))
    dan.name = "Daniel"
    print(session.dirty == {dan}, len(session.new))
    session.commit()
    print(len(dan.addresses), session.dirty == set(), session.new == set())
    given = Item(id=77, name="given", price=0)
    session.add(given)
    session.commit()
    print(session.get(Item, 77) is given, session.scalars(select(Item.id).order_by(Item.id)).all())
