"""filter_by on the last joined entity, on the first, and mixtures with where and filter."""
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from _shop import Address, Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.scalars(select(Customer).filter_by(name="Ann")).all(), session.scalars(select(Customer).filter_by(name="Ann", city="Oslo")).all())
    print(session.scalars(select(Customer).join(Customer.orders).filter_by(total=45)).all(), session.scalars(select(Customer).filter_by(name="Ann").join(Customer.orders).filter_by(total=45)).all())
    print(session.scalars(select(Customer).where(Customer.id == 1).filter(Customer.name == "Ann").filter_by(city="Rome")).all())
    print(session.scalars(select(Order).filter_by(customer=session.get(Customer, 1)).order_by(Order.id)).all(), session.scalars(select(Order).filter_by(customer=None)).all())
    print(session.scalars(select(Order.id).filter_by(total=30)).all(), session.execute(select(Order.id, Customer.name).join(Order.customer).filter_by(name="Bea")).all())
    other = aliased(Item)
    print(session.scalars(select(other).filter_by(name="lamp")).all(), session.query(other).filter_by(name="desk").all())
    print(session.query(Customer).join(Customer.orders).filter(Customer.name == "Ann").filter_by(total=160).all(), session.query(Customer.name).filter_by(city=None).all())
    print(session.scalars(select(Item).select_from(Line).join(Line.item).filter_by(name="lamp").distinct()).all())
    print(session.scalars(select(Customer).filter_by()).all() == session.scalars(select(Customer)).all())
    refused(lambda: select(Customer).filter_by(total=1))
    refused(lambda: session.query(Customer).join(Customer.orders).filter_by(city="Rome"))
    refused(lambda: select(Customer).filter_by("x"))
