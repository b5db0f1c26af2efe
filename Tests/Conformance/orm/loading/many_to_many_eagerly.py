"""A many-to-many loaded eagerly: joined, selectin, subquery, from both sides, with criteria."""
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload, subqueryload

from _shop import Item, Tag, shop

engine = shop()
with Session(engine) as session:
    for strategy in (joinedload, selectinload, subqueryload):
        print(strategy.__name__)
        print([(item.name, item.tags) for item in session.scalars(select(Item).options(strategy(Item.tags)).order_by(Item.id)).unique()])
        session.expunge_all()
        print([(tag.name, tag.items) for tag in session.scalars(select(Tag).options(strategy(Tag.items)).order_by(Tag.id)).unique()])
        session.expunge_all()
    print([(item.name, item.tags) for item in session.scalars(select(Item).join(Item.tags).where(Tag.name == "blue").options(contains_eager(Item.tags)).order_by(Item.id)).unique()])
    session.expunge_all()
    print([(item.name, item.tags) for item in session.scalars(select(Item).join(Item.tags).where(Tag.name == "blue").options(selectinload(Item.tags)).order_by(Item.id))])
    session.expunge_all()
    print([(item.name, item.tags) for item in session.scalars(select(Item).where(Item.tags.any(name="red")).options(joinedload(Item.tags))).unique()])
