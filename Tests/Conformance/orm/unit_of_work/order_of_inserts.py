"""Which tables come first, and in which order the rows of one table are sent."""
from sqlalchemy.orm import Session

from _shop import Address, Customer, Employee, Item, Line, Order, Profile, Tag, Base
from _statements import connected

engine = connected(Base)
with Session(engine) as session:
    print("given in the wrong order")
    customer = Customer(name="c")
    session.add(Address(email="1", customer=customer))
    session.add(Order(total=1, customer=customer, lines=[Line(item=Item(name="i", price=1, tags=[Tag(name="t")]))]))
    session.add(Profile(motto="m", customer=customer))
    session.commit()
    print("order of adding")
    session.add_all([Item(name=name, price=1) for name in "zyx"])
    session.commit()
    print("keys given and not given")
    session.add_all([Item(name="free", price=1), Item(id=50, name="given", price=1), Item(name="free too", price=1), Item(id=40, name="given too", price=1)])
    session.commit()
    print("different columns")
    session.add_all([Customer(name="with", city="x"), Customer(name="without"), Customer(name="with", city="y"), Customer(name="none", city=None)])
    session.commit()
    print("tree, leaves first")
    leaf = Employee(name="leaf", boss=Employee(name="middle", boss=Employee(name="top")))
    session.add(leaf)
    session.add(Employee(name="alone"))
    session.commit()
    print("unrelated tables in the order of the metadata")
    session.add_all([Tag(name="t"), Item(name="i", price=1), Employee(name="e"), Customer(name="c")])
    session.commit()
