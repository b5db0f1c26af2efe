"""before_flush: objects added, changed and deleted by a listener; audit rows."""
import json

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    deleted: Mapped[bool] = mapped_column(default=False)


class Audit(Base):
    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    changes: Mapped[str]


engine = connected(Base)


@event.listens_for(Session, "before_flush")
def audit(session, context, instances):
    for thing in session.new:
        if isinstance(thing, Note):
            session.add(Audit(what="new", changes=thing.text))
    for thing in session.dirty:
        if isinstance(thing, Note) and session.is_modified(thing):
            changes = {attribute.key: [attribute.history.deleted[0] if attribute.history.deleted else None, attribute.history.added[0]] for attribute in inspect(thing).attrs if attribute.history.has_changes()}
            session.add(Audit(what="changed", changes=json.dumps(changes)))
    for thing in session.deleted:
        if isinstance(thing, Note):
            session.add(thing)
            thing.deleted = True
            session.add(Audit(what="soft delete", changes=str(thing.id)))


with Session(engine) as session:
    note = Note(text="first")
    session.add(note)
    session.commit()
    note.text = "second"
    session.commit()
    note.text = "second"
    session.commit()
    note.text
    note.text, note.deleted = "third", False
    session.commit()
    session.delete(note)
    session.commit()
    print(note.deleted, note.text)
    print(session.execute(select(Audit.what, Audit.changes)).all())
    event.remove(Session, "before_flush", audit)
    session.add(Note(text="unseen"))
    session.commit()
    print(session.query(Audit).count(), event.contains(Session, "before_flush", audit))
