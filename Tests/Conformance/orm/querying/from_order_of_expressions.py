# The order of FROM where columns of classes stand in expressions: the class whose column lies nearest comes first.
from sqlalchemy import Column, Integer, String, and_, case, func, literal, not_, select
from sqlalchemy.orm import DeclarativeBase, Session, aliased


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "personnel"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    left = Column("lft", Integer)
    right = Column("rgt", Integer)


class Office(Base):
    __tablename__ = "office"
    id = Column(Integer, primary_key=True)


boss = aliased(Employee)
session = Session()
print(
    session.query(func.count(Employee.id).label("indentation") - 1, boss)
    .filter(boss.left.between(Employee.left, Employee.right))
    .group_by(boss.name)
    .order_by(boss.left)
)
for items in [
    (func.count(Employee.id), boss),
    (boss, func.count(Employee.id)),
    (Employee.id - 1, boss.id),
    (-Employee.id, boss),
    ((Employee.id + 1).label("x"), boss),
    (func.coalesce(Employee.id, 2) + boss.id, Employee),
    (func.coalesce(boss.id, 2) - 1, Employee),
    (case((Employee.id == 1, 2), else_=3), boss),
    (func.max(Office.id).over(order_by=Employee.id), Employee),
    (case((Employee.id == Office.id, Office.id)), Office),
    (Employee.id - 1, Office),
    (and_(Employee.id == 1, Office.id == 2), Office),
    (Employee.id.in_([1]), Office),
    (not_(Employee.id == 1), Office),
    (func.count(), Office),
    (literal(1), Employee, Office),
    ((Office.id + 1) + Employee.id, Employee),
]:
    print(str(select(*items)).split("\n")[1], "|", str(session.query(*items)).split("\n")[1])
