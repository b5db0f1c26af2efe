"""delete-orphan: removed, replaced, moved, pending and never-owned objects."""
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused, state


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    things: Mapped[list["Thing"]] = relationship(back_populates="box", cascade="all, delete-orphan")
    label: Mapped["Label"] = relationship(back_populates="box", cascade="all, delete-orphan")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    box_id: Mapped[int] = mapped_column(ForeignKey("box.id"))
    box: Mapped[Box] = relationship(back_populates="things")


class Label(Base):
    __tablename__ = "label"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[int] = mapped_column(ForeignKey("box.id"))
    box: Mapped[Box] = relationship(back_populates="label")


engine = connected(Base)
with Session(engine) as session:
    box, other = Box(things=[Thing(name=n) for n in "abc"], label=Label()), Box()
    session.add_all([box, other])
    session.commit()
    a, b, c = box.things
    box.things.remove(a)
    print(state(a), a in session.deleted)
    session.flush()
    print(state(a))
    other.things.append(b)
    print(box.things == [b, c], b.box is other)
    session.flush()
    print(state(b), b.box_id)
    box.things.remove(c)
    other.things.append(c)
    session.commit()
    print([thing.name for thing in other.things], box.things)
    box.label = Label()
    session.commit()
    box.label = None
    session.commit()
    pending = Thing(name="p")
    box.things.append(pending)
    print(state(pending))
    box.things.remove(pending)
    print(state(pending), len(session.new))
    session.commit()
    session.add(Thing(name="alone"))
    refused(session.flush)
    session.rollback()
    c.box = None
    refused(session.commit)
    session.rollback()
    other.things
    c.box = None
    session.commit()
    print(state(c), session.scalar(select(func.count(Thing.id))))
    other.things = []
    session.commit()
    print(session.scalars(select(Thing.name)).all())
