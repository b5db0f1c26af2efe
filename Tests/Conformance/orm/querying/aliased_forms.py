"""aliased(): of classes, subqueries, with names, flat, adapt_on_names."""
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from _shop import Address, Customer, Employee, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    boss, report = aliased(Employee), aliased(Employee, name="report")
    print(session.execute(select(boss.name, report.name).join(report, boss.id == report.boss_id).order_by(report.id)).all())
    print(session.scalars(select(boss).join(boss.reports).order_by(boss.id)).all())
    big = select(Order).where(Order.total > 40).subquery("big")
    Big = aliased(Order, big)
    print(session.scalars(select(Big).order_by(Big.id)).all(), session.execute(select(Big.total, Customer.name).join(Big.customer).order_by(Big.id)).all())
    print(session.execute(select(Customer.name, Big.total).join(Big, Customer.orders).order_by(Big.id)).all())
    counts = select(Order.customer_id, func.count().label("n")).group_by(Order.customer_id).subquery()
    print(session.execute(select(Customer.name, counts.c.n).outerjoin(counts, Customer.id == counts.c.customer_id).order_by(Customer.id)).all())
    cte = select(Customer).where(Customer.city.is_not(None)).cte("placed")
    Placed = aliased(Customer, cte)
    print(session.scalars(select(Placed).order_by(Placed.name.desc())).all(), session.scalars(select(Address.email).join(Placed, Address.customer)).all())
    by_name = aliased(Order, select(Order.id, (Order.total * 2).label("total"), Order.customer_id).subquery(), adapt_on_names=True)
    print(session.execute(select(by_name.id, by_name.total).order_by(by_name.id)).all())
    print(session.scalars(select(aliased(Customer, flat=True))).all())
    both = session.execute(select(Customer, boss).where(Customer.id == boss.id).order_by(Customer.id)).all()
    print(both, both[0]._fields, both[0].Customer)
    print(str(boss.name), boss.name.key, report, report.reports, repr(report.id).split(" ")[0])
    subordinate = session.execute(select(report, Employee).join(report.boss).where(Employee.name == "Root").order_by(report.id)).all()
    print(subordinate, subordinate[0]._fields)
    refused(lambda: aliased("x"))
    refused(lambda: aliased(Customer, "name"))
    refused(lambda: boss.nothing)
    refused(lambda: session.execute(select(aliased(Customer.name))))
