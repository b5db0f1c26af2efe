import sqlalchemy as sa
from sqlalchemy import orm


class Base(orm.DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)

    def __repr__(self):
        return f"Note({self.id}, {self.text!r})"


def state(obj):
    i = sa.inspect(obj)
    return [name for name in ("transient", "pending", "persistent", "deleted", "detached") if getattr(i, name)]


engine = sa.create_engine("sqlite://")
Base.metadata.create_all(engine)
session = orm.Session(engine)
session.add_all([Note(text=t) for t in ("one", "two", "three")])
session.commit()

print("1. delete, then rollback before a flush")
one = session.get(Note, 1)
session.delete(one)
print(state(one), one in session, one in session.deleted, list(session.deleted))
session.rollback()
print(state(one), one in session, one in session.deleted, list(session.deleted))
print(one)

print("2. delete, flush, rollback")
session.delete(one)
session.flush()
print(state(one), one in session, one in session.deleted, session.query(Note).count())
print("attributes can still be read:", one.text)
session.rollback()
print(state(one), one in session, session.query(Note).count())
print(one.text, session.get(Note, 1) is one)

print("3. delete, commit, rollback")
session.delete(one)
session.commit()
print(state(one), one in session)
session.rollback()
print(state(one), session.query(Note).count(), one.text)

print("4. bulk delete and rollback")
two, three = session.scalars(sa.select(Note).order_by(Note.id))
print(two, three)
print(session.query(Note).filter(Note.id == 2).delete())
print(state(two), two in session)
session.rollback()
print(state(two), two in session, session.query(Note).all())

print("5. changed, deleted, rolled back")
two.text = "TWO"
session.delete(two)
session.flush()
print(two.text)
session.rollback()
print(two.text)

print("6. with a context manager that fails")
try:
    with session.begin():
        session.delete(two)
        session.flush()
        raise ValueError("changed my mind")
except sa.exc.InvalidRequestError as e:
    print(type(e).__name__, e)
session.rollback()
try:
    with session.begin():
        session.delete(two)
        session.flush()
        raise ValueError("changed my mind")
except ValueError as e:
    print(type(e).__name__, e)
print(session.scalars(sa.select(Note.text)).all())

print("7. savepoint")
session.rollback()
nested = session.begin_nested()
session.delete(two)
session.flush()
print(session.query(Note).count())
nested.rollback()
print(session.query(Note).count(), state(two))
session.commit()
print(session.query(Note).order_by(Note.id).all())
