"""6. Lazy loading, and the N+1 problem: the Python of Examples/course/06_lazy_loading.md, written by Tests/Course/run.py."""
from _zoo import *

print('>>> ada = session.get(Keeper, 1)')
ada = session.get(Keeper, 1)

print('>>> [animal.name for animal in ada.animals]')
show(([animal.name for animal in ada.animals]))

print('>>> [animal.name for animal in ada.animals]')
show(([animal.name for animal in ada.animals]))

print('>>> session.expunge_all()')
show((session.expunge_all()))

print('>>> for keeper in session.scalars(select(Keeper).order_by(Keeper.id)):')
print('...     print(keeper.name, "looks after", ", ".join(animal.name for animal in keeper.animals))')
for keeper in session.scalars(select(Keeper).order_by(Keeper.id)):
    print(keeper.name, "looks after", ", ".join(animal.name for animal in keeper.animals))

print('>>> session.expunge_all()')
show((session.expunge_all()))

print('>>> for keeper in session.scalars(select(Keeper).options(selectinload(Keeper.animals)).order_by(Keeper.id)):')
print('...     print(keeper.name, "looks after", ", ".join(animal.name for animal in keeper.animals))')
for keeper in session.scalars(select(Keeper).options(selectinload(Keeper.animals)).order_by(Keeper.id)):
    print(keeper.name, "looks after", ", ".join(animal.name for animal in keeper.animals))

print('>>> session.expunge_all()')
show((session.expunge_all()))

print('>>> ben = session.scalars(select(Keeper).where(Keeper.name == "Ben").options(raiseload(Keeper.animals))).one()')
ben = session.scalars(select(Keeper).where(Keeper.name == "Ben").options(raiseload(Keeper.animals))).one()

print('>>> ben.animals')
try:
    show((ben.animals))
except SQLAlchemyError as error:
    tell(error)
