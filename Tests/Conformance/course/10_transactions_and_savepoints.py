"""10. Transactions and savepoints: the Python of Examples/course/10_transactions_and_savepoints.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> otto = session.get(Animal, 1)')
otto = session.get(Animal, 1)

print('>>> otto.age = 99')
otto.age = 99

print('>>> session.flush()')
show((session.flush()))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> otto.age')
show((otto.age))

print('>>> otto.age = 5')
otto.age = 5

print('>>> session.flush()')
show((session.flush()))

print('>>> from sqlalchemy.exc import IntegrityError')
from sqlalchemy.exc import IntegrityError

print('>>> arrivals = [("Pip", "penguin", 1), ("Nobody", None, 3), ("Fay", "flamingo", 2)]')
arrivals = [("Pip", "penguin", 1), ("Nobody", None, 3), ("Fay", "flamingo", 2)]

print('>>> for name, species, age in arrivals:')
print('...     try:')
print('...         with session.begin_nested():')
print('...             session.add(Animal(name=name, species=species, age=age))')
print('...     except IntegrityError as error:')
print('...         print("left out:", name, "-", error.orig)')
for name, species, age in arrivals:
    try:
        with session.begin_nested():
            session.add(Animal(name=name, species=species, age=age))
    except IntegrityError as error:
        print("left out:", name, "-", error.orig)

print('>>> [animal.name for animal in session.scalars(select(Animal).where(Animal.id > 5).order_by(Animal.id))]')
show(([animal.name for animal in session.scalars(select(Animal).where(Animal.id > 5).order_by(Animal.id))]))

print('>>> session.commit()')
show((session.commit()))

print('>>> mia = session.get(Animal, 3)')
mia = session.get(Animal, 3)

print('>>> savepoint = session.begin_nested()')
savepoint = session.begin_nested()

print('>>> mia.name = "Mia the Great"')
mia.name = "Mia the Great"

print('>>> session.flush()')
show((session.flush()))

print('>>> savepoint.rollback()')
show((savepoint.rollback()))

print('>>> mia.name')
show((mia.name))

print('>>> mia.age = 3')
mia.age = 3

print('>>> savepoint = session.begin_nested()')
savepoint = session.begin_nested()

print('>>> mia.name = "Mia the Greatest"')
mia.name = "Mia the Greatest"

print('>>> savepoint.rollback()')
show((savepoint.rollback()))

print('>>> mia.name, mia.age')
show((mia.name, mia.age))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> mia.name, mia.age')
show((mia.name, mia.age))

print('>>> with session.begin_nested():')
print('...     session.add(Keeper(name="Dora"))')
with session.begin_nested():
    session.add(Keeper(name="Dora"))

print('>>> session.rollback()')
show((session.rollback()))

print('>>> session.scalars(select(Keeper.name).order_by(Keeper.id)).all()')
show((session.scalars(select(Keeper.name).order_by(Keeper.id)).all()))
