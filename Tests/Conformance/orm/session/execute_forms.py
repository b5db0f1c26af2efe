"""execute(), scalars() and scalar(): parameters, mappings, and statements of the core."""
from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from _shop import Customer, Item, item_tag, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    result = session.execute(select(Item, Item.name.label("n")).order_by(Item.id))
    row = result.first()
    print(row, row.Item, row.n, row._mapping["n"], row[0] is row.Item, row._fields, result.keys() if False else "")
    print(session.execute(select(Item.name).where(Item.id == bindparam("key")), {"key": 2}).scalar_one())
    print(session.scalar(select(func.max(Item.price))), session.scalar(select(Item).where(Item.id == 99)))
    print(session.scalars(select(Item.name, Item.price).order_by(Item.id)).all())
    print(session.execute(text("SELECT name FROM item WHERE price > :low ORDER BY id"), {"low": 40}).scalars().all())
    print(session.execute(select(item_tag).order_by(item_tag.c.item_id, item_tag.c.tag_id)).mappings().all())
    print(session.execute(insert(item_tag).values(item_id=3, tag_id=1)).rowcount)
    print(session.execute(delete(item_tag).where(item_tag.c.item_id == 3)).rowcount)
    print(session.execute(select(Customer).order_by(Customer.id)).scalars().first(), session.execute(select(Customer.name, Customer.city)).mappings().first())
    print(session.execute(select(Item.id)).scalars().fetchmany(2), session.execute(select(Item.id, Item.name).order_by(Item.id)).partitions(2).__next__())
    print([list(part) for part in session.scalars(select(Item.id).order_by(Item.id)).partitions(2)])
    print(session.execute(select(Item.id)).unique().all(), session.execute(select(Item.id, Item.price)).columns("price").all())
    refused(lambda: session.execute("SELECT 1"))
    refused(lambda: session.execute(Item))
    refused(lambda: session.scalars(None))
    refused(lambda: session.execute(select(Item), [{"a": 1}]))
    refused(lambda: session.execute(select(Item.id)).scalar_one())
    refused(lambda: session.execute(select(Item.id).where(Item.id > 90)).scalar_one())
    refused(lambda: session.scalars(select(Item.id)).one_or_none())
    print(session.execute(select(Item.id).where(Item.id > 90)).scalar_one_or_none())
    connection = session.connection()
    print(connection is session.connection(), connection.in_transaction(), connection.execute(select(func.count(Item.id))).scalar(), session.get_bind() is engine, session.bind is engine)
