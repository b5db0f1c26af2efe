"""session.info, execution options, enable_baked_queries, and reprs."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, sessionmaker, object_session

from _shop import Item, shop
from _statements import refused

engine = shop()
session = Session(engine, info={"a": 1})
session.info["b"] = 2
print(session.info, session.hash_key > 0, session.twophase, session.enable_baked_queries)
maker = sessionmaker(engine, info={"x": 1})
one, two = maker(), maker(info={"y": 2})
print(one.info, two.info, maker.kw["info"])
print(repr(maker).split("(")[0], repr(maker).split(",")[-1])
item = session.get(Item, 1)
print(session.execute(select(Item).execution_options(populate_existing=True, my_option=5)).scalar() is item)
print(list(session.identity_map.values()) == [item], session.identity_map.all_states() == [inspect(item)], item in session.identity_map.values())
session.identity_map.check_modified() if False else None
print(session.get_transaction().parent, session.get_transaction().origin.name, session.get_nested_transaction())
print(session.in_transaction(), session.get_transaction().session is session)
print(session.in_transaction(), len(list(session)))
print(list(session.scalars(select(Item.name).execution_options(yield_per=2))))
session.reset()
print(session.in_transaction())
refused(lambda: session.nothing)
refused(lambda: session.query())
refused(lambda: Session(engine, autocommit=True))
print(Session(engine, future=True).autoflush)
refused(lambda: Session(engine, future=False))
for name in ("begin", "commit", "flush", "merge", "get_one", "expire_all", "scalar"):
    print(name, callable(getattr(session, name)))
