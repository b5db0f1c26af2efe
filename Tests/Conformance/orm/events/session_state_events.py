"""Events of one session, of a sessionmaker and of the class; once, named, insert."""
from sqlalchemy import event
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from _shop import Item, shop
from _statements import refused

engine = shop()
Maker = sessionmaker(engine)
told = []


def note(name):
    return lambda *arguments, **named: print(" ", name, len(arguments), sorted(named))


of_class, of_maker, of_one = note("class"), note("maker"), note("one")
event.listen(Session, "after_commit", of_class)
event.listen(Maker, "after_commit", of_maker)
session = Maker()
event.listen(session, "after_commit", of_one)
event.listen(session, "before_commit", note("once"), once=True)
event.listen(session, "before_commit", note("named"), named=True)
event.listen(session, "before_commit", note("first"), insert=True)
session.add(Item(name="a", price=1))
session.commit()
session.commit()
other = Maker()
other.scalars(Item.__table__.select()).all()
other.commit()
Session(engine).commit()
event.remove(Session, "after_commit", of_class)
event.remove(Maker, "after_commit", of_maker)
event.remove(session, "after_commit", of_one)
session.commit()
scoped = scoped_session(Maker)
event.listen(scoped, "after_rollback", note("scoped"))
scoped.add(Item(name="b", price=1))
scoped.flush()
scoped.rollback()


@event.listens_for(session, "after_begin")
def begun(session, transaction, connection):
    print("  begun", transaction.nested, connection.in_transaction(), connection.in_nested_transaction())


@event.listens_for(session, "after_transaction_end")
def ended(session, transaction):
    print("  ended", transaction.nested, transaction.parent is None)


@event.listens_for(session, "after_soft_rollback")
def soft(session, previous):
    print("  soft rollback", previous.nested, session.is_active)


session.get(Item, 1)
nested = session.begin_nested()
session.get(Item, 2)
nested.rollback()
session.rollback()
refused(lambda: event.listen(session, "before_insert", note("x")))
refused(lambda: event.listen(session, "nothing", note("x")))
refused(lambda: event.listen(session.get(Item, 1), "load", note("x")))
