"""save-update cascades: what comes into the session with what, and what does not."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused, state, warned


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    kids: Mapped[list["Kid"]] = relationship(back_populates="parent")
    loose: Mapped[list["Loose"]] = relationship(cascade="merge", back_populates="parent")


class Kid(Base):
    __tablename__ = "kid"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Parent | None] = relationship(back_populates="kids")


class Loose(Base):
    __tablename__ = "loose"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Parent | None] = relationship(back_populates="loose")


engine = connected(Base)
with Session(engine) as session:
    parent, kid = Parent(), Kid()
    parent.kids.append(kid)
    session.add(parent)
    print(state(parent), state(kid), len(session.new))
    late = Kid()
    parent.kids.append(late)
    print(state(late))
    by_parent = Kid(parent=parent)
    print(state(by_parent), by_parent in parent.kids)
    session.commit()
    loose = Loose()
    parent.loose.append(loose)
    print(state(loose), loose.parent is parent)
    warned(session.flush)
    print(state(loose), loose.id)
    session.rollback()
    other = Parent()
    kid.parent = other
    print(state(other))
    session.commit()
    detached = Parent(id=50, kids=[Kid(id=60)])
    session.add(detached.kids[0])
    print(state(detached))
    session.rollback()
    removed = Kid()
    parent.kids.append(removed)
    parent.kids.remove(removed)
    print(state(removed))
    session.flush()
    print(removed.id, removed.parent_id)
