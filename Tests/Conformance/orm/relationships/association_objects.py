"""An association object with columns of its own, on both sides."""
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from _shop import Customer, Item, Line, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    order = session.get(Order, 1)
    print(order.lines, [(line.item.name, line.quantity) for line in order.lines])
    chair = session.get(Item, 3)
    order.lines.append(Line(item=chair, quantity=4))
    order.lines[0].quantity = 5
    session.commit()
    print(order.lines)
    print(session.execute(select(Item.name, Line.quantity).join(Line.item).join(Line.order).where(Order.id == 1).order_by(Item.id)).all())
    order.lines.remove(order.lines[1])
    session.commit()
    print(session.get(Line, (1, 2)), session.get(Line, {"order_id": 1, "item_id": 3}))
    order.lines[0].item = session.get(Item, 2)
    session.commit()
    print(session.execute(select(Line.order_id, Line.item_id, Line.quantity).order_by(Line.order_id, Line.item_id)).all())
    session.expunge_all()
    orders = session.scalars(select(Order).options(selectinload(Order.lines).joinedload(Line.item)).order_by(Order.id)).all()
    print([[line.item.name for line in order.lines] for order in orders])
    session.delete(orders[0])
    session.commit()
    print(session.scalars(select(Line.item_id)).all())
    session.add(Line(quantity=1))
    refused(session.flush)
    session.rollback()
    orders[1].lines.append(Line(item_id=1))
    orders[1].lines.append(Line(item_id=1))
    refused(session.flush)
