"""Strings of relationship() that name what is not there."""
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import clear_mappers, configure_mappers, declarative_base, relationship

from _statements import refused


def mapping(**options):
    Base = declarative_base()

    class Parent(Base):
        __tablename__ = "parent"
        id = Column(Integer, primary_key=True)
        name = Column(String)
        children = relationship(options.pop("target", "Child"), **options)

    class Child(Base):
        __tablename__ = "child"
        id = Column(Integer, primary_key=True)
        parent_id = Column(ForeignKey("parent.id"))

    configure_mappers()
    return Parent.children.property


print(str(mapping().primaryjoin))
print(mapping(primaryjoin="Parent.id == Child.parent_id", order_by="Child.id").order_by)
for options in (
    {"target": "Kid"},
    {"order_by": "Child.nothing"},
    {"primaryjoin": "Parent.id == Nothing.id"},
    {"primaryjoin": "Parent.id == Child.nothing"},
    {"primaryjoin": "Parent.name"},
    {"secondary": "nowhere"},
    {"foreign_keys": "Child.missing"},
    {"foreign_keys": "[Parent.name]"},
    {"remote_side": "Parent.id"},
    {"back_populates": "parent"},
    {"primaryjoin": "Parent.id =="},
    {"order_by": "Parent.children"},
):
    refused(lambda: mapping(**options))
    clear_mappers()
