"""set, append, remove, init_scalar and modified: arguments, retval, propagate, raw."""
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import NO_VALUE, flag_modified

from _shop import Address, Customer, Item, Order, shop
from _statements import refused


@event.listens_for(Item.name, "set", retval=True)
def clean(target, value, oldvalue, initiator):
    print("set", value, oldvalue if isinstance(oldvalue, str) else oldvalue.name, initiator.key, initiator.op.name if hasattr(initiator.op, "name") else "")
    return value.strip()


@event.listens_for(Item.price, "set", active_history=True)
def priced(target, value, oldvalue, initiator):
    print("price", value, oldvalue if isinstance(oldvalue, int) else oldvalue.name)
    if value < 0:
        raise ValueError("negative")


@event.listens_for(Customer.addresses, "append")
def appended(target, value, initiator):
    print("append", value, initiator.key)


@event.listens_for(Customer.addresses, "remove")
def removed(target, value, initiator):
    print("remove", value)


@event.listens_for(Customer.addresses, "bulk_replace")
def replaced(target, values, initiator):
    print("bulk replace", values)


@event.listens_for(Order.customer, "set", raw=True)
def owner(state, value, oldvalue, initiator):
    print("owner", type(state).__name__, value, oldvalue if isinstance(oldvalue, Customer) or oldvalue is None else oldvalue.name, initiator.key)


@event.listens_for(Item.price, "modified")
def modified(target, initiator):
    print("modified", initiator.key)


@event.listens_for(Item.price, "init_scalar", retval=True)
def first(target, value, dictionary):
    dictionary["price"] = 9
    return 9


engine = shop()
item = Item(name=" rug ")
print(repr(item.name), item.price, "price" in item.__dict__)
item.price = 3
refused(lambda: setattr(item, "price", -1))
print(item.price)
flag_modified(item, "price")
with Session(engine) as session:
    lamp = session.get(Item, 1)
    session.expire(lamp)
    lamp.price = 4
    lamp.name = "Lamp"
    ann = session.get(Customer, 1)
    ann.addresses.append(Address(email="new"))
    ann.addresses.remove(ann.addresses[0])
    ann.addresses = [Address(email="only")]
    Address(email="from the other side", customer=ann)
    order = session.get(Order, 1)
    order.customer = None
    order.customer = session.get(Customer, 2)
    session.get(Customer, 1).orders.append(order)
    del lamp.name
