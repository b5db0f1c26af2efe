"""Rules of an application kept by events: before_flush checks, defaults at load, limits of collections."""
from sqlalchemy import event, select
from sqlalchemy.orm import Session, object_session

from _shop import Address, Customer, Item, Order, shop
from _statements import refused


@event.listens_for(Session, "before_flush")
def check(session, context, instances):
    for thing in session.new | session.dirty:
        if isinstance(thing, Item) and thing.price < 0:
            raise ValueError(f"{thing.name} has a negative price")


@event.listens_for(Customer.addresses, "append")
def limit(customer, address, initiator):
    if len(customer.addresses) >= 3:
        raise ValueError("no more than three addresses")


@event.listens_for(Order, "load")
def loaded(order, context):
    order.seen = True


@event.listens_for(Item.name, "set", retval=True)
def title(item, value, old, initiator):
    return value.title()


engine = shop()
with Session(engine) as session:
    session.add(Item(name="bad", price=-1))
    refused(session.flush)
    session.rollback()
    lamp = session.get(Item, 1)
    lamp.price = -5
    refused(session.commit)
    session.rollback()
    print(lamp.price, lamp.name)
    lamp.name = "new lamp"
    session.commit()
    print(lamp.name)
    ann = session.get(Customer, 1)
    ann.addresses.append(Address(email="third"))
    refused(lambda: ann.addresses.append(Address(email="fourth")))
    session.commit()
    print([address.email for address in ann.addresses])
    print([order.seen for order in session.scalars(select(Order))], hasattr(Order(total=1), "seen"))
event.remove(Session, "before_flush", check)
with Session(engine) as session:
    session.add(Item(name="allowed", price=-1))
    session.commit()
