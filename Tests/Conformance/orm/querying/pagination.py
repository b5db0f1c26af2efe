"""Pages of a list: limit and offset, counts, the last page, and keyset pages."""
from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from _shop import Item, shop

engine = shop()
with Session(engine) as session:
    session.add_all([Item(name=f"item{n}", price=n % 3) for n in range(10, 20)])
    session.commit()
    total = session.scalar(select(func.count()).select_from(Item))
    size = 4
    for page in range(-(-total // size)):
        print(page, [item.name for item in session.scalars(select(Item).order_by(Item.id).limit(size).offset(page * size))])
    last = (0, 0)
    while rows := session.execute(select(Item.price, Item.id, Item.name).where(tuple_(Item.price, Item.id) > last).order_by(Item.price, Item.id).limit(5)).all():
        print([row.name for row in rows])
        last = (rows[-1].price, rows[-1].id)
    print(session.query(Item).order_by(Item.id).slice(2, 5).all(), session.query(Item).order_by(Item.id).offset(11).all())
    print(session.scalars(select(Item).order_by(Item.id).slice(1, 3)).all())
    print(session.scalars(select(Item).order_by(Item.id).limit(0)).all(), session.scalars(select(Item).order_by(Item.id).limit(2).limit(None).offset(12)).all())
