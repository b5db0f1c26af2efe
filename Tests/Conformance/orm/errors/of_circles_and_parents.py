"""Flushes that run into a circle, a second parent, and members of a keyed dict without a key."""
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import Session, attribute_keyed_dict, declarative_base, relationship

from _statements import connected, refused

Base = declarative_base()


class Step(Base):
    __tablename__ = "step"
    id = Column(Integer, primary_key=True)
    kind = Column(String)
    label = Column(String)
    next_id = Column(ForeignKey("step.id"))
    next = relationship("Step", remote_side=id, foreign_keys=next_id)
    note_id = Column(ForeignKey("note.id"))
    note = relationship("Note", cascade="all, delete-orphan", single_parent=True)
    __mapper_args__ = {"polymorphic_identity": "step", "polymorphic_on": kind}


class Jump(Step):
    __mapper_args__ = {"polymorphic_identity": "jump"}


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    text = Column(String)


class Folder(Base):
    __tablename__ = "folder"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(ForeignKey("folder.id"))
    parent = relationship("Folder", remote_side=id, back_populates="folders")
    folders = relationship("Folder", collection_class=attribute_keyed_dict("name"), back_populates="parent")


engine = connected(Base)

print("# what comes before the circle is sent")
with Session(engine) as session:
    loop = Step(label="loop", note=Note(text="round"))
    loop.next = loop
    session.add(loop)
    refused(session.flush)
    session.rollback()
    print(loop.id, loop.note.id is None)

print("# the class of the second parent is told, not the one of the relationship")
only = Note(text="mine")
first = Jump(note=only)
second = Jump()


def share():
    second.note = only


refused(share)

print("# a dict of members without a name")


top = Folder(name="top")
child = Folder()


def put():
    child.parent = top


refused(put)
print(child.parent, top.folders)
