"""8. Bulk delete against session.delete: the Python of Examples/course/08_bulk_delete.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> otters = session.scalars(select(Animal).where(Animal.species == "otter").options(selectinload(Animal.notes)).order_by(Animal.id)).all()')
otters = session.scalars(select(Animal).where(Animal.species == "otter").options(selectinload(Animal.notes)).order_by(Animal.id)).all()

print('>>> session.scalar(select(func.count()).select_from(Animal))')
show((session.scalar(select(func.count()).select_from(Animal))))

print('>>> session.execute(text("PRAGMA foreign_keys = ON")).close()')
show((session.execute(text("PRAGMA foreign_keys = ON")).close()))

print('>>> doomed = select(Animal.id).where(Animal.species == "otter")')
doomed = select(Animal.id).where(Animal.species == "otter")

print('>>> session.execute(delete(Note).where(Note.animal_id.in_(doomed))).rowcount')
show((session.execute(delete(Note).where(Note.animal_id.in_(doomed))).rowcount))

print('>>> session.execute(delete(Animal).where(Animal.species == "otter")).rowcount')
show((session.execute(delete(Animal).where(Animal.species == "otter")).rowcount))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> olga = session.scalars(select(Animal).where(Animal.name == "Olga")).one()')
olga = session.scalars(select(Animal).where(Animal.name == "Olga")).one()

print('>>> session.execute(delete(Animal).where(Animal.name == "Olga")).rowcount')
show((session.execute(delete(Animal).where(Animal.name == "Olga")).rowcount))

print('>>> olga in session')
show((olga in session))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> olga in session, olga.name')
show((olga in session, olga.name))
