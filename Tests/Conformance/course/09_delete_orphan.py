"""9. delete-orphan: to lose a parent: the Python of Examples/course/09_delete_orphan.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> ben, gil = session.get(Keeper, 2), session.get(Animal, 4)')
ben, gil = session.get(Keeper, 2), session.get(Animal, 4)

print('>>> ben.animals.remove(gil)')
show((ben.animals.remove(gil)))

print('>>> print(gil.keeper)')
show((print(gil.keeper)))

print('>>> session.commit()')
show((session.commit()))

print('>>> otto = session.get(Animal, 1)')
otto = session.get(Animal, 1)

print('>>> [note.text for note in otto.notes]')
show(([note.text for note in otto.notes]))

print('>>> vet = otto.notes[1]')
vet = otto.notes[1]

print('>>> otto.notes.remove(vet)')
show((otto.notes.remove(vet)))

print('>>> otto.notes = [Note(text="apologised to the vet")]')
otto.notes = [Note(text="apologised to the vet")]

print('>>> session.commit()')
show((session.commit()))

print('>>> session.scalars(select(Note.text).order_by(Note.id)).all()')
show((session.scalars(select(Note.text).order_by(Note.id)).all()))

print('>>> len(otto.notes)')
show((len(otto.notes)))

print('>>> tall = gil.notes[0]')
tall = gil.notes[0]

print('>>> gil.notes.remove(tall)')
show((gil.notes.remove(tall)))

print('>>> otto.notes.append(tall)')
show((otto.notes.append(tall)))

print('>>> session.commit()')
show((session.commit()))

print('>>> draft = Note(text="draft")')
draft = Note(text="draft")

print('>>> otto.notes.append(draft)')
show((otto.notes.append(draft)))

print('>>> draft in session.new')
show((draft in session.new))

print('>>> otto.notes.remove(draft)')
show((otto.notes.remove(draft)))

print('>>> draft in session.new')
show((draft in session.new))
