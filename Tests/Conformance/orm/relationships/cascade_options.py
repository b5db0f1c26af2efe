"""cascade= in words: what is accepted, what the sets hold, and what is refused."""
from sqlalchemy import ForeignKey, Column, Integer
from sqlalchemy.orm import configure_mappers, clear_mappers, declarative_base, relationship, backref

from _statements import refused, warned


def cascade(many_to_one=False, **options):
    Base = declarative_base()

    class Parent(Base):
        __tablename__ = "parent"
        id = Column(Integer, primary_key=True)
        if not many_to_one:
            child = relationship("Child", **options)

    class Child(Base):
        __tablename__ = "child"
        id = Column(Integer, primary_key=True)
        parent_id = Column(ForeignKey("parent.id"))
        if many_to_one:
            parent = relationship("Parent", **options)

    configure_mappers()
    found = (Child.parent if many_to_one else Parent.child).property
    return f"{found.cascade!r} {found.passive_deletes} {found.viewonly}"


for options in (
    {}, {"cascade": "all"}, {"cascade": "all, delete-orphan"}, {"cascade": "save-update, merge"}, {"cascade": "none"}, {"cascade": ""}, {"cascade": "delete, all"},
    {"cascade": "delete-orphan"}, {"cascade": "all,delete-orphan,expunge"}, {"cascade": False}, {"cascade": None}, {"cascade": "everything"}, {"cascade": "all, wrong"},
    {"cascade": "all", "viewonly": True}, {"viewonly": True}, {"cascade": "merge", "viewonly": True}, {"cascade": "all, delete-orphan", "uselist": False},
    {"cascade": ["all", "delete-orphan"]}, {"passive_deletes": "all"}, {"passive_deletes": "all", "cascade": "all, delete-orphan"}, {"passive_deletes": True, "cascade": "all"},
    {"single_parent": True, "cascade": "all, delete-orphan"}, {"cascade": " save-update , merge "},
):
    print(options)
    warned(lambda: refused(lambda: cascade(**options)))
    clear_mappers()
for options in ({"cascade": "all, delete-orphan"}, {"cascade": "all, delete-orphan", "single_parent": True}, {"cascade": "all"}, {"cascade": "delete"}):
    print("many to one", options)
    refused(lambda: cascade(True, **options))
    clear_mappers()
