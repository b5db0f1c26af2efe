"""Association rows that are gone already: the flush says so."""
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from _shop import Item, Tag, item_tag, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    lamp = session.get(Item, 1)
    print(lamp.tags)
    session.execute(text("DELETE FROM item_tag WHERE item_id = 1 AND tag_id = 1"))
    lamp.tags.remove(lamp.tags[0])
    refused(session.flush)
    session.rollback()
    print(lamp.tags)
    session.execute(text("DELETE FROM item_tag WHERE item_id = 1"))
    lamp.tags = []
    refused(session.flush)
    session.rollback()
    lamp.tags
    session.execute(text("DELETE FROM item_tag WHERE item_id = 1 AND tag_id = 1"))
    session.delete(lamp)
    refused(session.flush)
    session.rollback()
    session.execute(text("DELETE FROM item_tag"))
    session.delete(session.get(Item, 2))
    session.flush()
    print(session.scalars(select(Item)).all())
    session.rollback()
    session.execute(text("INSERT INTO item_tag VALUES (3, 1)"))
    chair = session.get(Item, 3)
    session.expire(chair)
    chair.tags
    chair.tags.append(session.get(Tag, 2))
    session.commit()
    print(chair.tags)
    session.execute(text("INSERT INTO item_tag VALUES (2, 1)"))
    desk = session.get(Item, 2)
    print(desk.tags)
    chair.tags.append(Tag(name="x"))
    session.commit()
