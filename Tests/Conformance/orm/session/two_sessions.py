"""Two sessions on one database: what one sees of the other's changes, and when."""
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from _shop import Item, shop
from _statements import refused, state

engine = shop()
one, two = Session(engine), Session(engine)
lamp_one, lamp_two = one.get(Item, 1), two.get(Item, 1)
print(lamp_one is lamp_two, lamp_one.name == lamp_two.name)
lamp_one.name = "changed in one"
one.commit()
print(lamp_two.name)
two.rollback()
print(lamp_two.name)
lamp_two.price = 5
two.commit()
one.refresh(lamp_one)
print(lamp_one.price, one.is_modified(lamp_one))
one.delete(one.get(Item, 3))
one.commit()
print(two.get(Item, 3), two.scalars(select(Item.name)).all())
one.expunge(lamp_one)
merged = two.merge(lamp_one)
print(merged is lamp_two, state(lamp_one))
one.add(Item(name="from one", price=1))
one.commit()
print(two.scalars(select(Item.name).where(Item.price == 1)).all())
print(len(one.identity_map) <= 1, lamp_two in two, lamp_two in one)
one.close()
two.close()
print(state(lamp_one), state(lamp_two))
