# The five states an object goes through, told by inspect()
from sqlalchemy import create_engine, inspect, Column, Integer, String, event
from sqlalchemy.orm import declarative_base, sessionmaker, object_session
from sqlalchemy.orm import make_transient, make_transient_to_detached

Base = declarative_base()


class Pet(Base):
    __tablename__ = 'pet'
    id = Column(Integer, primary_key=True)
    name = Column(String(20))


def describe(label, pet):
    insp = inspect(pet)
    flags = {
        'transient': insp.transient,
        'pending': insp.pending,
        'persistent': insp.persistent,
        'deleted': insp.deleted,
        'detached': insp.detached,
    }
    on = ','.join(k for k, v in flags.items() if v)
    print(f'{label:<22} {on:<11} in session={pet in session!s:<5} object_session={object_session(pet) is session!s:<5}'
          f' was_deleted={insp.was_deleted!s:<5} identity={insp.identity}')


engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)
session = Session()

rex = Pet(name='Rex')
describe('new', rex)
session.add(rex)
describe('add', rex)
session.flush()
describe('flush', rex)
session.commit()
describe('commit', rex)
session.delete(rex)
describe('delete', rex)
print(rex in session.deleted, rex in session.dirty, rex in session.new)
session.flush()
describe('flush', rex)
print(rex in session.deleted, len(session.identity_map))
session.commit()
describe('commit', rex)

make_transient(rex)
describe('make_transient', rex)
print(rex.id, rex.name)
session.add(rex)
session.commit()
describe('added again', rex)
print(rex.id, rex.name)

session.expunge(rex)
describe('expunge', rex)
session.add(rex)
describe('add', rex)
session.delete(rex)
session.expunge(rex)
describe('delete + expunge', rex)
print(list(session.deleted))
session.add(rex)
session.close()
describe('close', rex)

tom = Pet(name='Tom')
session.add(tom)
session.expunge(tom)
describe('pending, expunged', tom)
session.add(tom)
session.rollback()
describe('pending, rolled back', tom)
session.add(tom)
session.flush()
session.delete(tom)
session.flush()
describe('flushed, deleted', tom)
session.rollback()
describe('rolled back', tom)
print(tom.name, tom.id)

session.expunge_all()
print(session.query(Pet).count())
for state in ('pending_to_persistent', 'persistent_to_deleted', 'deleted_to_detached', 'deleted_to_persistent'):
    event.listen(session, state, lambda s, obj, state=state: print('   event', state, obj.name))
felix = Pet(name='Felix')
session.add(felix)
session.commit()
session.delete(felix)
session.flush()
session.rollback()
session.delete(felix)
session.commit()
