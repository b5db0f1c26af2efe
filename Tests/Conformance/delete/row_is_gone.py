# Somebody else deleted the row: ObjectDeletedError, StaleDataError and friends
import re

from sqlalchemy import Column, Integer, String, create_engine, delete, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.orm.exc import DetachedInstanceError, ObjectDeletedError, StaleDataError

Base = declarative_base()


class Row(Base):
    __tablename__ = "row"
    id = Column(Integer, primary_key=True)
    value = Column(String)


def message(e):
    return type(e).__name__ + ": " + re.sub("0x[0-9a-f]+", "0x0", str(e))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Row(id=n, value="v%d" % n) for n in range(1, 9)])
session.commit()

one = session.get(Row, 1)
session.execute(text("DELETE FROM row WHERE id = 1"))
print("still loaded:", one.value)
session.expire(one)
try:
    print(one.value)
except ObjectDeletedError as e:
    print(message(e))
    print(isinstance(e, InvalidRequestError))
print(one in session)

two = session.get(Row, 2)
session.execute(text("DELETE FROM row WHERE id = 2"))
try:
    session.refresh(two)
except InvalidRequestError as e:
    print(message(e))

three = session.get(Row, 3)
session.execute(text("DELETE FROM row WHERE id = 3"))
three.value = "changed"
try:
    session.flush()
except StaleDataError as e:
    print(message(e))
session.rollback()
print(session.query(Row).count())

# deleting what is already gone is only a warning
session.get(Row, 4)
four = session.get(Row, 4)
session.execute(text("DELETE FROM row WHERE id = 4"))
session.delete(four)
session.flush()
print("flushed", session.query(Row).count())
session.commit()

# commit expires, the next access looks
five = session.get(Row, 5)
session.query(Row).filter(Row.id == 5).delete(synchronize_session=False)
print(five.value)
session.commit()
try:
    five.value
except Exception as e:
    print(message(e))

# detached and expired
six = session.get(Row, 6)
session.commit()
session.close()
try:
    print(six.value)
except DetachedInstanceError as e:
    print(message(e))

# refresh of one not in the session
try:
    session.refresh(six)
except InvalidRequestError as e:
    print(message(e))

# a deleted object's attributes
seven = session.get(Row, 7)
session.delete(seven)
session.commit()
print(seven.id, seven.value)
try:
    session.refresh(seven)
except InvalidRequestError as e:
    print(message(e))
seven.value = "nobody hears"
session.commit()
print(session.query(Row.value).all())
