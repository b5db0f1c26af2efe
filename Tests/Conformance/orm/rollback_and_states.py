"""session.new, dirty, deleted; rollback of pending and changed objects."""
from sqlalchemy import Column, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.orm.attributes import get_history

Base = declarative_base()


class Doc(Base):
    __tablename__ = "doc"
    id = Column(Integer, primary_key=True)
    title = Column(String(40))
    version = Column(Integer, default=1)

    def __repr__(self):
        return f"<Doc {self.title}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def show(label):
    print(f"{label:<18} new={list(session.new)} dirty={list(session.dirty)} deleted={list(session.deleted)} "
          f"in transaction={session.in_transaction()} members={len(list(session))}")


show("empty")
a, b, c = (Doc(title=t) for t in "abc")
session.add(a)
session.add_all((b, c))
show("added")
session.rollback()
show("rolled back")
print([inspect(d).transient for d in (a, b, c)], a in session)
session.add_all([a, b, c])
session.flush()
show("flushed")
print(a.id, a.version, inspect(a).persistent)
session.rollback()
show("rolled back")
print(a.id, inspect(a).transient, a.title)

session.add_all([a, b])
session.commit()
show("committed")
a.title = "A"
a.title = "AA"
print(get_history(a, "title"), inspect(a).attrs.title.history, inspect(a).modified)
b.version += 1
show("changed")
session.rollback()
show("rolled back")
print(a.title, b.version)

a.title = a.title
show("same value")
print(session.is_modified(a))
session.flush()
b.title = None
session.flush()
print(b.title, session.query(Doc).filter(Doc.title.is_(None)).all())
session.rollback()
print(b.title)

print(a.title)
session.delete(a)
session.add(Doc(title="d"))
b.title = "bb"
show("all three")
session.flush()
show("flushed")
session.rollback()
show("rolled back")
print(session.query(Doc).order_by(Doc.id).all())

session.add(c)
session.expunge(c)
show("expunged")
print(c in session, inspect(c).transient)
try:
    session.expunge(c)
except Exception as e:
    print(type(e).__name__, str(e).split(" at 0x")[0])
with session.begin_nested():
    session.add(Doc(title="inside"))
print(session.query(Doc).count())
try:
    with session.begin_nested():
        session.add(Doc(title="lost"))
        session.flush()
        raise RuntimeError("stop")
except RuntimeError as e:
    print("savepoint undone:", e)
print(session.query(Doc).count())
session.commit()
print([d.title for d in session.query(Doc).order_by(Doc.id)])
try:
    session.add("not mapped")
except Exception as e:
    print(type(e).__name__, e)
try:
    session.add_all([None])
except Exception as e:
    print(type(e).__name__, e)
session.commit()
session.delete(b)
try:
    print("reading an expired attribute flushes the delete:", b.title)
except Exception as e:
    print(type(e).__name__, str(e).split(" at 0x")[0], b in session)
session.rollback()
print(b.title)
session.add(a)
session.close()
show("closed")
print(inspect(a).detached)
