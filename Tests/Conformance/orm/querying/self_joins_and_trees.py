"""A table joined to itself, ancestors and descendants by recursive CTEs."""
from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session, aliased

from _shop import Employee, shop

engine = shop()
with Session(engine) as session:
    boss, grand = aliased(Employee, name="boss"), aliased(Employee, name="grand")
    print(session.execute(select(Employee.name, boss.name, grand.name).outerjoin(Employee.boss.of_type(boss)).outerjoin(boss.boss.of_type(grand)).order_by(Employee.id)).all())
    print(session.execute(select(boss.name, func.count()).join(Employee, Employee.boss_id == boss.id).group_by(boss.id).order_by(boss.id)).all())
    up = select(Employee.id, Employee.boss_id, literal(0).label("level")).where(Employee.name == "Leaf").cte("up", recursive=True)
    up = up.union_all(select(Employee.id, Employee.boss_id, up.c.level + 1).where(Employee.id == up.c.boss_id))
    print(session.execute(select(Employee.name, up.c.level).join(up, Employee.id == up.c.id).order_by(up.c.level)).all())
    down = select(Employee.id, Employee.name.label("path")).where(Employee.boss_id.is_(None)).cte("down", recursive=True)
    down = down.union_all(select(Employee.id, down.c.path + "/" + Employee.name).join(down, Employee.boss_id == down.c.id))
    print(session.scalars(select(down.c.path).order_by(down.c.path)).all())
    print(session.scalars(select(Employee.name).where(~Employee.reports.any()).order_by(Employee.id)).all(), session.scalars(select(Employee.name).where(Employee.boss == None)).all())
    pairs = select(Employee.name, boss.name.label("other")).join(boss, (Employee.boss_id == boss.boss_id) & (Employee.id < boss.id))
    print(session.execute(pairs).all())
