"""expunge, merge and refresh-expire cascades."""
from sqlalchemy import ForeignKey, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, state


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    owned: Mapped[list["Owned"]] = relationship(cascade="all", order_by="Owned.id")
    linked: Mapped[list["Linked"]] = relationship(order_by="Linked.id")
    bare: Mapped[list["Bare"]] = relationship(cascade="save-update", order_by="Bare.id")


class Owned(Base):
    __tablename__ = "owned"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))


class Linked(Base):
    __tablename__ = "linked"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))


class Bare(Base):
    __tablename__ = "bare"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))


engine = connected(Base)
with Session(engine) as session:
    session.add(Parent(name="p", owned=[Owned(name="o")], linked=[Linked(name="l")], bare=[Bare(name="b")]))
    session.commit()
    parent = session.get(Parent, 1)
    owned, linked, bare = parent.owned[0], parent.linked[0], parent.bare[0]
    session.expire(parent)
    print([sorted(inspect(thing).expired_attributes) for thing in (parent, owned, linked, bare)])
    session.refresh(parent)
    print(owned.name, parent.owned == [owned])
    session.expunge(parent)
    print([state(thing) for thing in (parent, owned, linked, bare)])
    session.expunge_all()
    parent.name, owned.name, linked.name, bare.name = "p2", "o2", "l2", "b2"
    merged = session.merge(parent)
    print(merged.name, merged.owned[0].name, merged.linked[0].name, merged.bare[0].name)
    session.commit()
    new = session.merge(Parent(id=9, name="n", owned=[Owned(name="x")], linked=[], bare=[Bare(name="y")]))
    print(len(new.owned), len(new.bare), state(new))
    session.commit()
