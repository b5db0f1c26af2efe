"""3. Flush is not commit: the Python of Examples/course/03_flush_and_commit.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> session.add(Animal(name="Pip", species="penguin", age=1))')
show((session.add(Animal(name="Pip", species="penguin", age=1))))

print('>>> session.flush()')
show((session.flush()))

print('>>> session.commit()')
show((session.commit()))

print('>>> note = Note(text="afraid of puddles")')
note = Note(text="afraid of puddles")

print('>>> note.animal = Animal(name="Fay", species="flamingo", age=2)')
note.animal = Animal(name="Fay", species="flamingo", age=2)

print('>>> note.animal.keeper = Keeper(name="Dora")')
note.animal.keeper = Keeper(name="Dora")

print('>>> session.add(note)')
show((session.add(note)))

print('>>> session.commit()')
show((session.commit()))

print('>>> note.id, note.animal_id, note.animal.keeper_id')
show((note.id, note.animal_id, note.animal.keeper_id))
