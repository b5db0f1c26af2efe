# The backref of a relationship whose condition says by foreign() what refers to what: no table has a foreign key.
from sqlalchemy import Column, Integer, String, and_
from sqlalchemy.orm import DeclarativeBase, Session, backref, configure_mappers, foreign, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


class Child(Base):
    __tablename__ = "child"
    id = Column(Integer, primary_key=True)
    version = Column(Integer, primary_key=True)
    name = Column(String)


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)
    child_id = Column(Integer)
    toy_id = Column(Integer)
    toy_kind = Column(String)
    child = relationship("Child", primaryjoin="Child.id == foreign(Parent.child_id)", uselist=False, backref=backref("parent", uselist=False))
    toy = relationship("Toy", primaryjoin=lambda: and_(foreign(Parent.toy_id) == Toy.id, foreign(Parent.toy_kind) == Toy.kind), backref="owners")


class Toy(Base):
    __tablename__ = "toy"
    id = Column(Integer, primary_key=True)
    kind = Column(String, primary_key=True)


configure_mappers()
for attribute in (Parent.child, Child.parent, Parent.toy, Toy.owners):
    property = attribute.property
    print(attribute, property.direction.name, property.primaryjoin, [(str(a), str(b)) for a, b in property.local_remote_pairs])
with Session(connected(Base)) as session:
    session.add(Parent(id=1, child=Child(id=5, version=1, name="c"), toy=Toy(id=3, kind="car")))
    session.commit()
    parent = session.get(Parent, 1)
    print(parent.child.name, parent.child.parent is parent, parent.toy.owners == [parent])
    parent.toy.owners.remove(parent)
    session.commit()
    print(parent.toy_id, parent.toy_kind)
