"""bulk_save_objects, bulk_insert_mappings and bulk_update_mappings."""
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Item, Customer, shop
from _statements import refused, state

engine = shop()
with Session(engine) as session:
    items = [Item(name="a", price=1), Item(name="b", price=2), Item(name="c", price=3)]
    session.bulk_save_objects(items)
    print([state(item) for item in items], [item.id for item in items])
    session.bulk_save_objects([Item(name="d", price=4), Item(name="e", price=5)], return_defaults=True)
    kept = [Item(name="f", price=6)]
    session.bulk_save_objects(kept, return_defaults=True)
    print(kept[0].id, state(kept[0]))
    session.bulk_insert_mappings(Item, [{"name": "g", "price": 7}, {"name": "h", "price": 8}])
    rows = [{"name": "i", "price": 9}]
    session.bulk_insert_mappings(Item, rows, return_defaults=True)
    print(rows)
    session.bulk_update_mappings(Item, [{"id": 1, "price": 100}, {"id": 2, "price": 200}, {"id": 3, "name": "chair!"}])
    print(session.execute(select(Item.id, Item.name, Item.price).order_by(Item.id)).all())
    loaded = session.get(Item, 1)
    loaded.price = 5
    session.bulk_save_objects([loaded, Item(name="mixed", price=1)])
    print(session.scalars(select(Item.price).where(Item.id == 1)).all())
    session.bulk_insert_mappings(Customer, [{"name": "x"}, {"name": "y", "city": "Rome"}, {"name": "z", "city": None}])
    session.bulk_insert_mappings(Customer, [{"name": "x"}, {"name": "y", "city": "Rome"}], render_nulls=True)
    refused(lambda: session.bulk_update_mappings(Item, [{"price": 1}]))
    refused(lambda: session.bulk_insert_mappings(Item, [{"nothing": 1}]))
    refused(lambda: session.bulk_save_objects([5]))
    refused(lambda: session.bulk_update_mappings(Item, [{"id": 999, "price": 1}]))
    session.rollback()
