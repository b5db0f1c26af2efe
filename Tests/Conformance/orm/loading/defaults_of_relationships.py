"""lazy= of the relationship itself, and options that change it for one statement."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, lazyload, mapped_column, relationship, selectinload

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    joined: Mapped[list["Joined"]] = relationship(lazy="joined", back_populates="parent")
    selectin: Mapped[list["Selectin"]] = relationship(lazy="selectin", back_populates="parent")
    subquery: Mapped[list["Subquery"]] = relationship(lazy="subquery")
    immediate: Mapped[list["Immediate"]] = relationship(lazy="immediate")
    lazy: Mapped[list["Lazy"]] = relationship(lazy=True)
    off: Mapped[list["Off"]] = relationship(lazy="raise")


def child(name, lazy):
    values = {"__tablename__": name.lower(), "__annotations__": {"id": Mapped[int], "parent_id": Mapped[int]}, "id": mapped_column(primary_key=True), "parent_id": mapped_column(ForeignKey("parent.id"))}
    if lazy:
        values["parent"] = relationship(Parent, back_populates=name.lower(), lazy=lazy)
    return type(name, (Base,), values)


Joined, Selectin, Subquery, Immediate, Lazy, Off = (child(*pair) for pair in (("Joined", "joined"), ("Selectin", "selectin"), ("Subquery", None), ("Immediate", None), ("Lazy", None), ("Off", None)))
engine = connected(Base)
with Session(engine) as session:
    session.add(Parent(joined=[Joined()], selectin=[Selectin(), Selectin()], subquery=[Subquery()], immediate=[Immediate()], lazy=[Lazy()], off=[Off()]))
    session.commit()
    session.expunge_all()
    print("all by default")
    parent = session.scalars(select(Parent)).unique().one()
    print(sorted(inspect(parent).unloaded))
    refused(lambda: parent.off)
    session.expunge_all()
    print("all lazy")
    parent = session.scalars(select(Parent).options(lazyload("*"))).one()
    print(sorted(inspect(parent).unloaded), len(parent.joined), len(parent.off))
    session.expunge_all()
    print("changed one by one")
    parent = session.scalars(select(Parent).options(selectinload(Parent.joined), lazyload(Parent.selectin), joinedload(Parent.off), lazyload(Parent.subquery), lazyload(Parent.immediate))).unique().one()
    print(sorted(inspect(parent).unloaded))
    session.expunge_all()
    print("get, refresh and expire")
    parent = session.get(Parent, 1)
    session.refresh(parent)
    session.expire(parent)
    print(parent.id, len(parent.joined))
    print("from the child")
    session.expunge_all()
    print(session.scalars(select(Joined)).unique().one().parent.id, session.scalars(select(Selectin)).unique().first().parent.id)
