"""A tree: adjacency lists, moves, depth-first reading, and eager loading to a depth."""
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from _shop import Employee, shop
from _statements import refused

engine = shop()


def show(employee, depth=0):
    print("  " * depth + employee.name)
    for report in employee.reports:
        show(report, depth + 1)


with Session(engine) as session:
    root = session.scalars(select(Employee).where(Employee.boss == None)).one()
    show(root)
    leaf = session.scalars(select(Employee).filter_by(name="Leaf")).one()
    print(leaf.boss.boss is root)
    right = session.scalars(select(Employee).filter_by(name="Right")).one()
    leaf.boss = right
    print(right.reports)
    session.commit()
    boss = aliased(Employee, name="boss")
    print(session.execute(select(Employee.name, boss.name).join(Employee.boss.of_type(boss)).order_by(Employee.id)).all())
    print(session.execute(select(Employee.name, boss.name).outerjoin(boss, Employee.boss).order_by(Employee.id)).all())
    print(session.scalars(select(Employee.name).where(Employee.boss.has(name="Root"))).all())
    print(session.scalars(select(Employee.name).where(Employee.reports.any(Employee.name == "Leaf"))).all())
    session.expunge_all()
    root = session.scalars(select(Employee).options(selectinload(Employee.reports, recursion_depth=-1)).where(Employee.id == 1)).one()
    show(root)
    session.expunge_all()
    root = session.scalars(select(Employee).options(joinedload(Employee.reports).joinedload(Employee.reports)).where(Employee.id == 1)).unique().one()
    show(root)
    new = Employee(name="New", reports=[Employee(name="Sub", reports=[Employee(name="SubSub")])], boss=root)
    session.add(new)
    session.commit()
    session.delete(new)
    session.commit()
    print(session.execute(select(Employee.name, Employee.boss_id).order_by(Employee.id)).all())
    loop = Employee(name="Loop")
    loop.boss = loop
    session.add(loop)
    refused(session.commit)
