"""1. One row, one object: the Python of Examples/course/01_identity_map.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> otto = session.get(Animal, 1)')
otto = session.get(Animal, 1)

print('>>> again = session.get(Animal, 1)')
again = session.get(Animal, 1)

print('>>> otto is again')
show((otto is again))

print('>>> session.get(Animal, 1).name')
show((session.get(Animal, 1).name))

print('>>> session.get(Animal, 2).name')
show((session.get(Animal, 2).name))

print('>>> session.get(Animal, 2).name')
show((session.get(Animal, 2).name))

print('>>> first = session.scalars(select(Animal).order_by(Animal.id)).first()')
first = session.scalars(select(Animal).order_by(Animal.id)).first()

print('>>> first is otto')
show((first is otto))

print('>>> session.execute(text("UPDATE animal SET age = 5 WHERE id = 1")).rowcount')
show((session.execute(text("UPDATE animal SET age = 5 WHERE id = 1")).rowcount))

print('>>> birthday_child = session.scalars(select(Animal).where(Animal.age == 5)).one()')
birthday_child = session.scalars(select(Animal).where(Animal.age == 5)).one()

print('>>> birthday_child.name, birthday_child.age')
show((birthday_child.name, birthday_child.age))

print('>>> session.scalars(select(Animal).where(Animal.age == 5).execution_options(populate_existing=True)).one().age')
show((session.scalars(select(Animal).where(Animal.age == 5).execution_options(populate_existing=True)).one().age))

print('>>> session.rollback()')
show((session.rollback()))
