"""7. Cascades: what else happens: the Python of Examples/course/07_cascades.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> dora = Keeper(name="Dora")')
dora = Keeper(name="Dora")

print('>>> pip = Animal(name="Pip", species="penguin", age=1)')
pip = Animal(name="Pip", species="penguin", age=1)

print('>>> pip.notes.append(Note(text="slides on his belly"))')
show((pip.notes.append(Note(text="slides on his belly"))))

print('>>> dora.animals.append(pip)')
show((dora.animals.append(pip)))

print('>>> session.add(dora)')
show((session.add(dora)))

print('>>> pip.keeper is dora')
show((pip.keeper is dora))

print('>>> session.commit()')
show((session.commit()))

print('>>> tess = session.get(Animal, 5)')
tess = session.get(Animal, 5)

print('>>> ben = session.get(Keeper, 2)')
ben = session.get(Keeper, 2)

print('>>> session.delete(ben)')
show((session.delete(ben)))

print('>>> session.commit()')
show((session.commit()))

print('>>> session.execute(select(Animal.name, Animal.keeper_id).order_by(Animal.id)).all()')
show((session.execute(select(Animal.name, Animal.keeper_id).order_by(Animal.id)).all()))
