"""4. Autoflush: why a SELECT inserts: the Python of Examples/course/04_autoflush.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> session.add(Animal(name="Pip", species="penguin", age=1))')
show((session.add(Animal(name="Pip", species="penguin", age=1))))

print('>>> session.scalar(select(func.count()).select_from(Animal))')
show((session.scalar(select(func.count()).select_from(Animal))))

print('>>> olga = session.get(Animal, 2)')
olga = session.get(Animal, 2)

print('>>> olga.age = 7')
olga.age = 7

print('>>> olga.notes')
show((olga.notes))

print('>>> olga.age = 8')
olga.age = 8

print('>>> session.get(Animal, 2).age')
show((session.get(Animal, 2).age))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> session.add(Note(text="whose footprints are these?"))')
show((session.add(Note(text="whose footprints are these?"))))

print('>>> session.scalars(select(Keeper)).all()')
try:
    show((session.scalars(select(Keeper)).all()))
except SQLAlchemyError as error:
    tell(error)

print('>>> session.rollback()')
show((session.rollback()))

print('>>> len(session.scalars(select(Keeper)).all())')
show((len(session.scalars(select(Keeper)).all())))

print('>>> with session.no_autoflush:')
print('...     footprints = Note(text="whose footprints are these?")')
print('...     session.add(footprints)')
print('...     footprints.animal = session.scalars(select(Animal).where(Animal.name == "Gil")).one()')
with session.no_autoflush:
    footprints = Note(text="whose footprints are these?")
    session.add(footprints)
    footprints.animal = session.scalars(select(Animal).where(Animal.name == "Gil")).one()

print('>>> session.commit()')
show((session.commit()))
