"""Rows of the association table: added, removed, replaced, and both sides at once."""
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from _shop import Item, Tag, item_tag, shop

engine = shop()
with Session(engine) as session:
    lamp, desk = session.get(Item, 1), session.get(Item, 2)
    red, blue = session.get(Tag, 1), session.get(Tag, 2)
    print(lamp.tags, blue.items)
    desk.tags.append(red)
    lamp.tags.remove(blue)
    print(red.items, blue.items)
    session.commit()
    print(session.execute(select(item_tag).order_by(item_tag.c.item_id, item_tag.c.tag_id)).all())
    lamp.tags = [blue, Tag(name="green")]
    session.commit()
    print(lamp.tags, [tag.items for tag in session.scalars(select(Tag).order_by(Tag.id))])
    lamp.tags.append(blue)
    session.commit()
    print(lamp.tags)
    session.delete(desk)
    session.commit()
    print(session.execute(select(item_tag)).all())
    session.delete(blue)
    session.commit()
    print(lamp.tags, session.execute(select(item_tag)).all())
    session.execute(delete(item_tag))
    print(lamp.tags)
    session.expire(lamp)
    print(lamp.tags)
    chair = session.get(Item, 3)
    chair.tags.append(red)
    red.items.append(lamp)
    session.commit()
    print(session.execute(select(item_tag)).all())
