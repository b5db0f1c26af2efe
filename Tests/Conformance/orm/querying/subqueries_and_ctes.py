"""Subqueries: scalar, correlated, in FROM, IN, EXISTS, CTE and recursive CTE, lateral use of entities."""
from sqlalchemy import exists, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from _shop import Address, Customer, Employee, Item, Line, Order, shop

engine = shop()
with Session(engine) as session:
    count = select(func.count(Order.id)).where(Order.customer_id == Customer.id).scalar_subquery()
    print(session.execute(select(Customer.name, count).order_by(Customer.id)).all())
    print(session.execute(select(Customer.name, count.label("n")).where(count > 1)).all())
    print(session.scalars(select(Customer.name).where(Customer.id.in_(select(Order.customer_id).where(Order.total > 40)))).all())
    print(session.scalars(select(Customer.name).where(exists().where(Order.customer_id == Customer.id))).all())
    print(session.scalars(select(Customer.name).where(~exists(select(Order.id).where(Order.customer_id == Customer.id)))).all())
    totals = select(Order.customer_id, func.sum(Order.total).label("total")).group_by(Order.customer_id).subquery()
    print(session.execute(select(Customer, totals.c.total).join(totals, Customer.id == totals.c.customer_id).order_by(totals.c.total)).all())
    cte = select(Customer.id, Customer.name).where(Customer.city == "Rome").cte("romans")
    print(session.execute(select(Address.email, cte.c.name).join(cte, Address.customer_id == cte.c.id)).all())
    tree = select(Employee.id, Employee.name, literal(0).label("depth")).where(Employee.boss_id == None).cte("tree", recursive=True)
    tree = tree.union_all(select(Employee.id, Employee.name, tree.c.depth + 1).join(tree, Employee.boss_id == tree.c.id))
    print(session.execute(select(tree.c.name, tree.c.depth).order_by(tree.c.depth, tree.c.id)).all())
    below = select(Employee).where(Employee.name == "Left").cte("below", recursive=True)
    below = below.union_all(select(Employee).join(below, Employee.boss_id == below.c.id))
    print(session.scalars(select(aliased(Employee, below))).all())
    inner = aliased(Order)
    print(session.execute(select(Order.id).where(Order.total == select(func.max(inner.total)).where(inner.customer_id == Order.customer_id).scalar_subquery())).all())
    print(session.scalar(select(select(Item.id).where(Item.price > 40).exists())), session.scalar(select(exists(select(Item).where(Item.price > 400)))))
    print(session.scalars(select(Item.name).where(Item.price > select(func.avg(Item.price)).scalar_subquery())).all())
