# What a relationship between rows of one table can and cannot be told by.
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship

from _shown import show


def related(**given):
    class Base(DeclarativeBase):
        pass

    class Note(Base):
        __tablename__ = "note"
        id = Column(Integer, primary_key=True)
        parent_id = Column(ForeignKey("note.id"))
        kind = Column(String)
        below = relationship("Note", order_by="Note.id", **given)

    Base.registry.configure()
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Note(id=1, kind="a"), Note(id=2, kind="b", parent_id=1), Note(id=3, kind="a", parent_id=1), Note(id=4, kind="x", parent_id=3)])
        session.commit()
        below = [[note.id for note in (note.below if isinstance(note.below, list) else [note.below] if note.below else [])] for note in session.query(Note)]
    return Note.below.property.direction.name, [tuple(map(str, pair)) for pair in Note.below.property.local_remote_pairs], below


show("foreign key", related)
show("with a literal", lambda: related(primaryjoin="and_(Note.parent_id == Note.id, Note.kind == 'x')"))
show("with a literal and remote_side", lambda: related(primaryjoin="and_(Note.parent_id == Note.id, Note.kind == 'x')", remote_side="Note.parent_id"))
show("to one", lambda: related(remote_side="Note.id"))
show("with two columns compared", lambda: related(primaryjoin="and_(Note.parent_id == Note.id, Note.kind != Note.kind)"))
show("with IN", lambda: related(primaryjoin="and_(Note.parent_id == Note.id, Note.kind.in_(['a', 'x']))"))
show("a sum", lambda: related(primaryjoin="foreign(Note.parent_id) == Note.id + 0", viewonly=True))
show("a sum and remote_side", lambda: related(primaryjoin="foreign(Note.parent_id) == Note.id + 0", viewonly=True, remote_side="Note.parent_id"))
show("a function", lambda: related(primaryjoin="foreign(Note.parent_id) == func.abs(Note.id)", viewonly=True))
show("LIKE", lambda: related(primaryjoin="foreign(Note.kind).like(Note.kind + '%')", viewonly=True))
show("LIKE with remote()", lambda: related(primaryjoin="remote(foreign(Note.kind)).like(Note.kind + '%')", viewonly=True))
