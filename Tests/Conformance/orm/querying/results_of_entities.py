"""What result objects of ORM statements give: rows, scalars, unique, mappings, tuples, freezing."""
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.execute(select(Customer.name, Order.total).join(Customer.orders).order_by(Order.id)).tuples().all())
    print([(name, total) for name, total in session.execute(select(Customer.name, Order.total).join(Customer.orders).order_by(Order.id))])
    statement = select(Customer).options(joinedload(Customer.orders)).order_by(Customer.id)
    refused(lambda: session.execute(statement).all())
    refused(lambda: session.scalars(statement).all())
    print(session.scalars(statement).unique().all(), session.execute(statement).unique().scalars().all())
    print(session.scalars(select(Order.customer_id)).unique().all(), session.execute(select(Customer, Customer.id % 2)).unique(lambda row: row[1]).all())
    result = session.execute(select(Item).order_by(Item.id))
    print(result.scalars().first(), result.closed)
    refused(result.all)
    print(session.scalars(select(Item)).one_or_none() if False else "", session.scalars(select(Item).where(Item.id == 1)).one())
    refused(lambda: session.scalars(select(Item)).one())
    refused(lambda: session.scalars(select(Item).where(Item.id == 99)).one())
    refused(lambda: session.scalars(select(Item)).one_or_none())
    frozen = session.execute(select(Item.id, Item.name).order_by(Item.id)).freeze()
    print(frozen().all(), frozen().scalars().all())
    row = session.execute(select(Item.id, Item.name.label("label"), Item).where(Item.id == 2)).one()
    print(row.id, row.label, row.Item, row[1:], row._asdict(), row.count(2), row.index("desk"), len(row), "desk" in row, row == (2, "desk", row.Item))
    refused(lambda: row.nothing)
    refused(lambda: row["id"])
    refused(lambda: row[7])
    refused(lambda: setattr(row, "id", 5))
    print(list(session.execute(select(Item.name)).keys()), list(session.execute(select(Item, Item.id)).keys()))
    print(session.scalars(select(Item)).fetchmany(2), next(session.scalars(select(Item.name))))
    print({item.name: item for item in session.scalars(select(Item))}, dict(session.execute(select(Item.name, Item.price)).all()))
