"""Relationships that write the same column: the warning, and how it is silenced."""
from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import clear_mappers, configure_mappers, declarative_base, relationship, backref

from _statements import refused, warned


def mapping(build):
    Base = declarative_base()

    class Child(Base):
        __tablename__ = "child"
        id = Column(Integer, primary_key=True)
        parent_id = Column(ForeignKey("parent.id"))

    class Parent(Base):
        __tablename__ = "parent"
        id = Column(Integer, primary_key=True)

    link = Table("link", Base.metadata, Column("parent_id", ForeignKey("parent.id")), Column("child_id", ForeignKey("child.id")))
    build(Parent, Child, link)
    warned(configure_mappers)
    clear_mappers()
    print("--")


def one_way_each(Parent, Child, link):
    Parent.children = relationship(Child)
    Child.parent = relationship(Parent)


def two_collections(Parent, Child, link):
    Parent.one = relationship(Child)
    Parent.two = relationship(Child)


def silenced(Parent, Child, link):
    Parent.one = relationship(Child)
    Parent.two = relationship(Child, overlaps="one")


def with_back_populates(Parent, Child, link):
    Parent.children = relationship(Child, back_populates="parent")
    Child.parent = relationship(Parent, back_populates="children")


def many_to_many_each(Parent, Child, link):
    Parent.children = relationship(Child, secondary=link)
    Child.parents = relationship(Parent, secondary=link)


def viewonly(Parent, Child, link):
    Parent.children = relationship(Child, secondary=link)
    Child.parents = relationship(Parent, secondary=link, viewonly=True)


def with_backref(Parent, Child, link):
    Parent.children = relationship(Child, backref=backref("parent", lazy="joined"))


def three(Parent, Child, link):
    Parent.a = relationship(Child, back_populates="parent")
    Child.parent = relationship(Parent, back_populates="a")
    Child.other = relationship(Parent)


for build in (one_way_each, two_collections, silenced, with_back_populates, many_to_many_each, viewonly, with_backref, three):
    print(build.__name__)
    mapping(build)
