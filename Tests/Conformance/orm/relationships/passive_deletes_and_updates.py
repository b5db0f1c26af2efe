"""passive_deletes True and "all", ON DELETE in the database, and passive_updates."""
from sqlalchemy import ForeignKey, event, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused, state


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    name: Mapped[str] = mapped_column(primary_key=True)
    left: Mapped[list["Left"]] = relationship(cascade="all, delete-orphan", passive_deletes=True, passive_updates=False)
    right: Mapped[list["Right"]] = relationship(passive_deletes="all", passive_updates=True)


class Left(Base):
    __tablename__ = "left"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_name: Mapped[str] = mapped_column(ForeignKey("parent.name", ondelete="CASCADE"))


class Right(Base):
    __tablename__ = "right"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_name: Mapped[str | None] = mapped_column(ForeignKey("parent.name", ondelete="SET NULL", onupdate="CASCADE"))


engine = connected(Base)


@event.listens_for(engine, "connect")
def foreign_keys(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


engine.dispose()
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Parent(name="a", left=[Left(), Left()], right=[Right()]), Parent(name="b", left=[Left()], right=[Right()]), Parent(name="c", right=[Right()])])
    session.commit()
    a = session.get(Parent, "a")
    session.delete(a)
    session.commit()
    print(session.execute(select(Left.id, Left.parent_name)).all(), session.execute(select(Right.id, Right.parent_name).order_by(Right.id)).all())
    b = session.get(Parent, "b")
    loaded = b.left[0]
    b.right
    session.delete(b)
    session.commit()
    print(state(loaded), session.execute(select(Right.id, Right.parent_name).order_by(Right.id)).all())
    c = session.get(Parent, "c")
    c.right
    c.name = "z"
    session.commit()
    print(session.execute(select(Right.id, Right.parent_name).order_by(Right.id)).all())
