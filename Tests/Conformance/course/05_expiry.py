"""5. After a commit, objects forget: the Python of Examples/course/05_expiry.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> otto = session.get(Animal, 1)')
otto = session.get(Animal, 1)

print('>>> otto.age = 5')
otto.age = 5

print('>>> session.commit()')
show((session.commit()))

print('>>> otto.name')
show((otto.name))

print('>>> otto.age')
show((otto.age))

print('>>> otters = session.scalars(select(Animal).where(Animal.species == "otter").order_by(Animal.id)).all()')
otters = session.scalars(select(Animal).where(Animal.species == "otter").order_by(Animal.id)).all()

print('>>> session.commit()')
show((session.commit()))

print('>>> [otter.name for otter in otters]')
show(([otter.name for otter in otters]))

print('>>> session.commit()')
show((session.commit()))

print('>>> session.scalars(select(Animal).where(Animal.species == "otter").order_by(Animal.id)).all() == otters')
show((session.scalars(select(Animal).where(Animal.species == "otter").order_by(Animal.id)).all() == otters))

print('>>> [otter.name for otter in otters]')
show(([otter.name for otter in otters]))

print('>>> olga = session.get(Animal, 2)')
olga = session.get(Animal, 2)

print('>>> session.execute(text("UPDATE animal SET age = 70 WHERE id = 2")).rowcount')
show((session.execute(text("UPDATE animal SET age = 70 WHERE id = 2")).rowcount))

print('>>> olga.age')
show((olga.age))

print('>>> session.expire(olga, ["age"])')
show((session.expire(olga, ["age"])))

print('>>> olga.age')
show((olga.age))

print('>>> session.commit()')
show((session.commit()))

print('>>> session.expunge(otto)')
show((session.expunge(otto)))

print('>>> otto.name')
try:
    show((otto.name))
except SQLAlchemyError as error:
    tell(error)
