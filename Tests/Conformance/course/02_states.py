"""2. The five states of an object: the Python of Examples/course/02_states.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> lulu = Animal(name="Lulu", species="llama", age=3)')
lulu = Animal(name="Lulu", species="llama", age=3)

print('>>> session.add(lulu)')
show((session.add(lulu)))

print('>>> print(lulu.id)')
show((print(lulu.id)))

print('>>> session.flush()')
show((session.flush()))

print('>>> lulu.id')
show((lulu.id))

print('>>> inspect(lulu).persistent, lulu in session')
show((inspect(lulu).persistent, lulu in session))

print('>>> lulu.age = 4')
lulu.age = 4

print('>>> session.delete(lulu)')
show((session.delete(lulu)))

print('>>> session.flush()')
show((session.flush()))

print('>>> session.commit()')
show((session.commit()))

print('>>> inspect(lulu).detached, lulu.name, lulu.id')
show((inspect(lulu).detached, lulu.name, lulu.id))

print('>>> rita = Animal(name="Rita", species="raccoon", age=1)')
rita = Animal(name="Rita", species="raccoon", age=1)

print('>>> session.add(rita)')
show((session.add(rita)))

print('>>> session.flush()')
show((session.flush()))

print('>>> rita.id, inspect(rita).persistent')
show((rita.id, inspect(rita).persistent))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> inspect(rita).transient, rita in session')
show((inspect(rita).transient, rita in session))
