"""union, intersect and except of entities, with aliased and from_statement."""
from sqlalchemy import except_, intersect, select, union, union_all
from sqlalchemy.orm import Session, aliased

from _shop import Customer, Item, Order, shop

engine = shop()
cheap, named = select(Item).where(Item.price < 50), select(Item).where(Item.name.in_(["lamp", "desk"]))
with Session(engine) as session:
    for operation in (union, union_all, intersect, except_):
        print(operation.__name__, session.scalars(select(Item).from_statement(operation(cheap, named).order_by(Item.id))).all())
    print(session.execute(union(select(Item.name), select(Customer.name)).order_by("name")).scalars().all())
    print(cheap.union(named).subquery().c.keys(), session.execute(cheap.union_all(named).order_by("id")).all())
    both = aliased(Item, union(cheap, named).subquery(), name="both")
    print(session.scalars(select(both).where(both.price > 30).order_by(both.id)).all())
    print(session.execute(select(both.name, Order.id).join(Order, Order.total == both.price)).all())
    query = session.query(Item).filter(Item.price < 50)
    other = session.query(Item).filter(Item.name == "desk")
    print(query.union(other).order_by(Item.id).all(), query.union_all(query).count(), query.intersect(other).all(), query.except_(other).order_by(Item.name).all())
    print(query.union(other).filter(Item.id > 1).order_by(Item.price).all(), query.union(other, session.query(Item).filter_by(id=3)).count())
    print(session.query(Item.name).union(session.query(Customer.name)).order_by(Item.name).all())
