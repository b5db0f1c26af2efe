"""backref and back_populates that cannot be."""
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import backref, clear_mappers, configure_mappers, declarative_base, relationship

from _statements import refused, warned


def mapping(parent=None, child=None):
    Base = declarative_base()

    class Parent(Base):
        __tablename__ = "parent"
        id = Column(Integer, primary_key=True)
        if parent is not None:
            children = relationship("Child", **parent)

    class Child(Base):
        __tablename__ = "child"
        id = Column(Integer, primary_key=True)
        parent_id = Column(ForeignKey("parent.id"))
        if child is not None:
            parent = relationship("Parent", **child)

    configure_mappers()
    return [str(prop) for cls in (Parent, Child) for prop in cls.__mapper__.relationships]


for parent, child in (
    ({"backref": "parent"}, None),
    ({"backref": backref("parent", uselist=False)}, None),
    ({"backref": "parent"}, {}),
    ({"backref": "parent_id"}, None),
    ({"backref": "parent", "back_populates": "parent"}, None),
    ({"back_populates": "parent"}, None),
    ({"back_populates": "id"}, None),
    ({"back_populates": "parent"}, {"back_populates": "nothing"}),
    ({"back_populates": "parent"}, {"back_populates": "children", "remote_side": "Child.parent_id"}),
    (None, {"backref": "children"}),
    (None, {"uselist": True}),
    ({"secondary": "parent"}, None),
    ({"lazy": "sometimes"}, None),
    ({"direction": "x"}, None),
    ({"remote_side": "Parent.id"}, None),
    ({"innerjoin": "maybe", "lazy": "joined"}, None),
):
    print(parent, child)
    warned(lambda: refused(lambda: mapping(parent and dict(parent), child)))
    clear_mappers()
