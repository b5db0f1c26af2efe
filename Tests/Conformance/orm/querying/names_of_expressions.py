"""What rows call expressions on classes: those of select() and those of Query."""
from sqlalchemy import case, func, literal, select
from sqlalchemy.orm import Session, aliased

from _shop import Item, shop

engine = shop()
other = aliased(Item)
with Session(engine) as session:
    for statement in (
        select(func.max(Item.id)), select(func.max(Item.id), func.max(Item.price)), select(Item.name, func.count(Item.id)).group_by(Item.name), select(Item.id + 1),
        select(Item.id.label("a"), Item.id + 1, Item.id + 2), select(func.count()).select_from(Item), select(func.count(Item.id).label("n")), select(func.coalesce(Item.name, "x")),
        select(case((Item.id > 1, "many"), else_="one")), select(Item.id == 1), select(-Item.id), select(literal(1), Item.id), select(other), select(other, Item).join(Item, Item.id == other.id),
    ):
        result = session.execute(statement)
        print(list(result.keys()), result.first())
    row = session.execute(select(func.max(Item.id), Item.price + 1).group_by(Item.price).order_by(Item.price)).first()
    print(row.max, row._asdict(), dict(row._mapping), row._fields)
    print(session.execute(select(func.min(Item.price), func.max(Item.price))).mappings().all())
    for query in (session.query(func.max(Item.id)), session.query(Item.name, func.max(Item.id)), session.query(Item.id + 1), session.query(Item.id.label("a"), Item.id + 1), session.query(Item, Item.id + 1), session.query(func.count(Item.id).label("n"))):
        first = query.first()
        print(first._fields, tuple(first))
