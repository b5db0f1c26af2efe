# What one sees when deleting the wrong thing.
import re

from sqlalchemy import create_engine, Column, Integer, String, inspect
from sqlalchemy.orm import declarative_base, Session, make_transient
from sqlalchemy import exc as sa_exc
from sqlalchemy.orm import exc as orm_exc

Base = declarative_base()


class Item(Base):
    __tablename__ = 'item'
    id = Column(Integer, primary_key=True)
    name = Column(String)

    def __repr__(self):
        return '<Item %s>' % self.name

    def __str__(self):
        return 'item ' + str(self.name)


class NotMapped:
    def __repr__(self):
        return '<NotMapped>'


engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
session = Session(engine)


def clean(error):
    return re.sub(r'0x[0-9a-f]+', '0x...', str(error))


def attempt(label, thing):
    try:
        result = session.delete(thing)
    except sa_exc.InvalidRequestError as e:
        print(label, '|', type(e).__name__, '|', type(e).__mro__[1].__name__, '|', clean(e))
    except Exception as e:
        print(label, '|', type(e).__name__, '|', clean(e))
    else:
        print(label, '| ok', result)


# the classic: .first() gave None
user = session.query(Item).filter_by(id=1).first()
print(user)
attempt('None', user)
attempt('int', 1)
attempt('str', 'item')
attempt('list', [])
attempt('class', Item)
attempt('unmapped', NotMapped())

# never added
attempt('transient', Item(name='transient'))

# only pending
pending = Item(name='pending')
session.add(pending)
attempt('pending', pending)
session.flush()
attempt('flushed', pending)
session.flush()
attempt('deleted already', pending)
session.commit()
print(inspect(pending).detached, pending.name)
attempt('detached after commit', pending)
session.rollback()

# in another session
other = Session(engine)
theirs = Item(name='theirs')
other.add(theirs)
other.commit()
print(theirs.name)
attempt('other session', theirs)
other.close()
attempt('after the other closed', theirs)
print(theirs in session, list(session.deleted))
session.commit()
print(session.query(Item).count())

# expunged, then deleted
mine = Item(name='mine')
session.add(mine)
session.commit()
session.expunge(mine)
print(inspect(mine).detached)
session.delete(mine)
print(mine in session, mine in session.deleted)
session.commit()
print(session.query(Item).all())

print(orm_exc.UnmappedInstanceError.__mro__[1].__name__)
print(issubclass(orm_exc.UnmappedInstanceError, sa_exc.InvalidRequestError))
try:
    session.delete()
except TypeError as e:
    print('TypeError', e)
