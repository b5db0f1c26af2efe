"""Wrong uses of instrumented attributes and of instances."""
from sqlalchemy import inspect
from sqlalchemy.orm import Session, attributes, class_mapper, object_mapper
from sqlalchemy.orm.attributes import flag_modified, get_history, set_attribute, set_committed_value

from _shop import Address, Customer, Item, Order, Tag, shop
from _statements import refused

engine = shop()
item, customer = Item(name="x", price=1), Customer(name="c")
refused(lambda: item.nothing)
refused(lambda: Item.nothing)
refused(lambda: delattr(item, "nothing"))
refused(lambda: delattr(item, "tags"))
refused(lambda: delattr(Item(), "name"))
refused(lambda: delattr(customer, "profile"))
refused(lambda: setattr(item, "tags", Tag(name="t")))
refused(lambda: setattr(item, "tags", [1]))
refused(lambda: setattr(item, "tags", "abc"))
refused(lambda: item.tags.append(item))
refused(lambda: setattr(customer, "profile", [1]))
refused(lambda: setattr(customer, "profile", item))
refused(lambda: customer.addresses.remove(Address(email="x")))
refused(lambda: customer.addresses.insert("a", Address(email="x")))
refused(lambda: customer.addresses.__setitem__(5, Address(email="x")))
refused(lambda: customer.addresses[3])
refused(lambda: customer.addresses.pop())
refused(lambda: flag_modified(item, "nothing"))
refused(lambda: flag_modified(Item(), "name"))
refused(lambda: get_history(item, "nothing"))
refused(lambda: set_attribute(item, "nothing", 1))
refused(lambda: set_committed_value("x", "name", 1))
refused(lambda: inspect(item).attrs.nothing)
refused(lambda: inspect("text"))
refused(lambda: inspect(None))
refused(lambda: inspect(object()))
refused(lambda: class_mapper(item))
refused(lambda: object_mapper(Item))
refused(lambda: Item.name("x"))
refused(lambda: Item.__table__.c.nothing)
refused(lambda: Customer.orders.nothing)
refused(lambda: Customer.orders.property.nothing)
refused(lambda: Item(name="x", wrong=1))
refused(lambda: Item("x"))
refused(lambda: Item(**{"id": 1, "pricee": 2}))
with Session(engine) as session:
    lamp = session.get(Item, 1)
    lamp.price = "text"
    refused(session.flush)
    session.rollback()
    lamp.price = [1]
    refused(session.flush)
    session.rollback()
    lamp.name = object
    refused(session.flush)
    session.rollback()
    lamp.id = None
    refused(session.flush)
    session.rollback()
    session.add(Order(total=None))
    refused(session.flush)
