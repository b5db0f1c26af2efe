"""UPDATE and DELETE that match other than the expected number of rows."""
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from _shop import Item, Tag, shop
from _statements import refused, state, warned

engine = shop()
with Session(engine) as session:
    lamp, desk, chair = session.scalars(select(Item).order_by(Item.id)).all()
    session.execute(text("DELETE FROM item_tag"))
    session.execute(text("DELETE FROM item WHERE id = 1"))
    lamp.name = "gone"
    refused(session.flush)
    session.rollback()
    print(lamp.name, desk.name, chair.name)
    session.execute(text("DELETE FROM item_tag"))
    session.execute(text("DELETE FROM item WHERE id < 3"))
    lamp.name, desk.name, chair.name = "a", "b", "c"
    refused(session.flush)
    session.rollback()
    lamp.tags, desk.tags
    session.execute(text("DELETE FROM item_tag"))
    session.execute(text("DELETE FROM line"))
    session.execute(text("DELETE FROM item WHERE id = 3"))
    session.delete(chair)
    warned(lambda: refused(session.flush))
    print(state(chair))
    session.rollback()
    session.execute(text("DELETE FROM line"))
    tags = session.scalars(select(Tag).order_by(Tag.id)).all()
    session.execute(text("DELETE FROM item_tag"))
    session.execute(text("DELETE FROM tag"))
    for tag in tags:
        tag.items = []
        session.expire(tag, ["items"])
        session.delete(tag)
    warned(lambda: refused(session.flush))
    session.rollback()
    session.expire(lamp)
    session.execute(text("PRAGMA foreign_keys = OFF"))
    session.execute(text("DELETE FROM item WHERE id = 1"))
    lamp.price = 4
    refused(session.flush)
    session.rollback()
    print(lamp.price)
