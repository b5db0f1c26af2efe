"""viewonly: never written, no synchronisation, and the warnings about it."""
from sqlalchemy import ForeignKey, Column, Integer, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, clear_mappers, configure_mappers, declarative_base, mapped_column, relationship

from _statements import connected, refused, warned


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    kids: Mapped[list["Kid"]] = relationship(back_populates="parent")
    seen: Mapped[list["Kid"]] = relationship(viewonly=True, order_by="Kid.id")


class Kid(Base):
    __tablename__ = "kid"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Parent | None] = relationship(back_populates="kids")
    again: Mapped[Parent | None] = relationship(viewonly=True)


engine = connected(Base)
with Session(engine) as session:
    parent = Parent(kids=[Kid()], seen=[Kid()])
    session.add(parent)
    session.commit()
    print(len(parent.kids), len(parent.seen), session.scalars(select(Kid.parent_id)).all())
    parent.seen.append(Kid())
    session.commit()
    print(len(parent.seen), len(session.scalars(select(Kid)).all()))
    kid = parent.kids[0]
    kid.again = None
    print(session.is_modified(kid), kid in session.dirty)
    session.commit()
    print(kid.again is parent, kid.parent_id)


def both(**options):
    Other = declarative_base()

    class A(Other):
        __tablename__ = "a"
        id = Column(Integer, primary_key=True)
        bs = relationship("B", back_populates="a", **options)

    class B(Other):
        __tablename__ = "b"
        id = Column(Integer, primary_key=True)
        a_id = Column(ForeignKey("a.id"))
        a = relationship("A", back_populates="bs")

    configure_mappers()
    a, b = A(), B()
    b.a = a
    return len(a.bs)


for options in ({"viewonly": True}, {"viewonly": True, "sync_backref": True}, {"viewonly": True, "sync_backref": False}, {"sync_backref": True}):
    warned(lambda: refused(lambda: both(**options)))
    clear_mappers()
