"""update() with synchronize_session="evaluate": criteria and values worked out in Python."""
from sqlalchemy import and_, func, not_, or_, update
from sqlalchemy.orm import Session

from _shop import Customer, Item, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    items = session.query(Item).order_by(Item.id).all()

    def run(*criteria, **values):
        result = session.execute(update(Item).where(*criteria).values(**values).execution_options(synchronize_session="evaluate"))
        print(result.rowcount, [(item.__dict__.get("name"), item.__dict__.get("price")) for item in items])
        session.rollback()
        for item in items:
            item.name

    run(Item.id == 1, price=5)
    run(Item.price > 40, name="dear")
    run(Item.price + 5 > 40, price=Item.price * 2)
    run(and_(Item.price > 10, Item.name != "desk"), price=Item.price - 1, name=Item.name + "!")
    run(or_(Item.id == 1, Item.id == 3), price=0)
    run(not_(Item.name == "lamp"), price=0)
    run(Item.id.in_([1, 2]), price=0)
    run(Item.id.not_in([1, 2]), price=0)
    run(Item.name.is_(None), price=0)
    run(Item.name.is_not(None), price=0)
    run(Item.name.like("l%") if False else Item.name.startswith("l"), price=0)
    run(Item.id == 1, price=func.abs(-3))
    run(Item.id > 90, price=0)
    run(Item.price > 40, price=Item.price / 2)
    run(Item.price % 2 == 0, price=1)
    for criterion in (Item.name.ilike("L%"), func.lower(Item.name) == "lamp", Item.price.between(1, 50), Item.id == Customer.id, Item.name.contains("a"), Item.tags.any()):
        refused(lambda: run(criterion, price=0))
        session.rollback()
    refused(lambda: run(Item.id == 1, nothing=0))
