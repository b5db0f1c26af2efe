"""insert() of entities: lists of parameters, returning(), sort_by_parameter_order, expressions, defaults."""
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from _shop import Customer, Item, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    print(session.execute(insert(Item).values(name="a", price=1)).inserted_primary_key)
    session.execute(insert(Item), [{"name": "b", "price": 2}, {"name": "c", "price": 3}])
    items = session.scalars(insert(Item).returning(Item), [{"name": "d", "price": 4}, {"name": "e", "price": 5}]).all()
    print(items, [state(item) for item in items], items[0] in session)
    print(session.execute(insert(Item).returning(Item.id, Item.name), [{"name": "f", "price": 6}, {"name": "g", "price": 7}]).all())
    print(session.scalars(insert(Item).returning(Item, sort_by_parameter_order=True), [{"name": name, "price": 8} for name in "zyx"]).all())
    print(session.execute(insert(Item).values([{"name": "h", "price": 1}, {"name": "i", "price": 2}]).returning(Item.name)).all())
    print(session.execute(insert(Customer).returning(Customer.id, Customer.city), [{"name": "x"}, {"name": "y", "city": "Rome"}, {"name": "z"}]).all())
    session.execute(insert(Customer).execution_options(render_nulls=True), [{"name": "x", "city": None}, {"name": "y", "city": "Rome"}])
    session.execute(insert(Item).values(price=func.abs(-9)), [{"name": "j"}, {"name": "k"}])
    print(session.scalars(insert(Item).values(name="l", price=select(func.max(Item.price)).scalar_subquery()).returning(Item)).one().price)
    session.execute(insert(Item).from_select(["name", "price"], select(Item.name + "!", Item.price).where(Item.id == 1)))
    print(session.scalars(select(Item.name).where(Item.name.like("%!"))).all())
    print(session.execute(insert(Item).values(name="m", price=1).returning(Item.id + 100, func.upper(Item.name).label("loud"))).one().loud)
    refused(lambda: session.execute(insert(Item), [{"nothing": 1}]))
    refused(lambda: session.execute(insert(Item).values(nothing=1)))
    refused(lambda: session.execute(insert(Item), [{"name": None, "price": 1}]))
    session.rollback()
    refused(lambda: session.execute(insert(Item.name)))
    refused(lambda: session.execute(insert(Item).values(name="x", price=1), [{"name": "y"}]) and "accepted")
