"""Association rows around inserts and deletes of both ends in one flush."""
from sqlalchemy import Column, ForeignKey, Table, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


link = Table("link", Base.metadata, Column("left_id", ForeignKey("left.id"), primary_key=True), Column("right_id", ForeignKey("right.id"), primary_key=True))
friends = Table("friends", Base.metadata, Column("a", ForeignKey("left.id")), Column("b", ForeignKey("left.id")))


class Left(Base):
    __tablename__ = "left"
    id: Mapped[int] = mapped_column(primary_key=True)
    rights: Mapped[list["Right"]] = relationship(secondary=link, back_populates="lefts")
    friends: Mapped[list["Left"]] = relationship(secondary=friends, primaryjoin=lambda: Left.id == friends.c.a, secondaryjoin=lambda: Left.id == friends.c.b)


class Right(Base):
    __tablename__ = "right"
    id: Mapped[int] = mapped_column(primary_key=True)
    lefts: Mapped[list[Left]] = relationship(secondary=link, back_populates="rights")


engine = connected(Base)
with Session(engine) as session:
    a, b, x, y = Left(id=1), Left(id=2), Right(id=1), Right(id=2)
    session.add_all([a, b, x, y])
    session.flush()
    a.rights.append(x)
    session.flush()
    a.rights.append(y)
    session.flush()
    y.lefts.append(b)
    session.commit()
    session.delete(x)
    session.flush()
    a.rights.remove(y)
    b.rights.append(Right(id=3))
    session.commit()
    print(session.execute(select(link)).all())
    session.delete(b)
    session.commit()
    session.delete(y)
    session.commit()
    print(session.execute(select(link)).all())
    a.friends = [a, Left(id=5), Left(id=6)]
    session.commit()
    a.friends.remove(a)
    a.friends[0].friends.append(a)
    session.commit()
    print(session.execute(select(friends)).all())
    session.delete(a)
    session.commit()
    print(session.execute(select(friends)).all(), session.scalars(select(Left.id)).all())
