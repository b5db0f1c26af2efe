"""A delete and an insert of one key in one flush become an UPDATE."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused, state


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    note: Mapped[str | None]
    child: Mapped["Child"] = relationship(cascade="all, delete-orphan")


class Child(Base):
    __tablename__ = "child"
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"), primary_key=True)
    text: Mapped[str]


engine = connected(Base)
with Session(engine) as session:
    old = Parent(id=1, name="old", note="n", child=Child(text="c"))
    session.add(old)
    session.commit()
    session.delete(old)
    new = Parent(id=1, name="new")
    session.add(new)
    session.commit()
    print(state(old), state(new), new.name, new.note, new.child)
    new.child = Child(text="first")
    session.commit()
    first = new.child
    new.child = Child(text="second")
    session.commit()
    print(state(first), new.child.text)
    session.delete(new)
    session.flush()
    third = Parent(id=1, name="after flush")
    session.add(third)
    session.commit()
    print(third.name)
    session.delete(third)
    session.add(Parent(id=1, name="lost"))
    session.flush()
    session.rollback()
    print(state(third), third.name)
    other = Parent(id=2, name="two")
    session.add(other)
    session.flush()
    other.id = 3
    session.add(Parent(id=2, name="again"))
    session.flush()
    print(inspect(other).identity)
