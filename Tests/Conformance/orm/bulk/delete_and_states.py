"""delete() of entities: what becomes of loaded objects."""
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from _shop import Address, Customer, Item, Order, Profile, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    one, two, three = session.scalars(select(Address).order_by(Address.id)).all()
    print(session.execute(delete(Address).where(Address.id == 1)).rowcount, state(one), state(two), one in session)
    print(session.execute(delete(Address).where(func.upper(Address.email) == "ANN@Y")).rowcount, state(two))
    print(session.execute(delete(Address).where(Address.id == 3).execution_options(synchronize_session=False)).rowcount, state(three))
    refused(lambda: session.refresh(three))
    session.rollback()
    print([state(address) for address in (one, two, three)], one.email)
    ann = session.get(Customer, 1)
    print(ann.addresses)
    session.execute(delete(Address).where(Address.customer_id == 1))
    print(ann.addresses, [state(address) for address in ann.addresses])
    session.commit()
    print(ann.addresses)
    print(session.execute(delete(Profile).returning(Profile.motto)).all(), session.scalars(delete(Order).where(Order.customer_id == None).returning(Order)).all())
    pending = Address(email="p", customer=ann)
    session.add(pending)
    print(session.execute(delete(Address).where(Address.email == "p")).rowcount, state(pending))
    session.commit()
    print(session.execute(delete(Order).where(Order.customer_id.in_(select(Customer.id).where(Customer.name == "Ann"))).execution_options(synchronize_session="fetch")).rowcount)
    session.rollback()
    refused(lambda: session.execute(delete(Address), [{"id": 1}, {"id": 2}]) and "accepted")
    refused(lambda: session.execute(delete(Address).where(Address.customer == ann)) and "accepted")
    refused(lambda: session.execute(delete(Address.email)))
    refused(lambda: session.execute(delete(Address).execution_options(synchronize_session="evaluate").where(func.lower(Address.email) == "x")))
    session.delete(ann)
    refused(lambda: session.execute(delete(Customer)) and "accepted")
