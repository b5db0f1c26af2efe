"""Rows that refer to rows of their own table: chains, and a row that refers to itself."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    next_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    next: Mapped["Node | None"] = relationship(remote_side=[id])


class Ring(Base):
    __tablename__ = "ring"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    next_id: Mapped[int | None] = mapped_column(ForeignKey("ring.id"))
    next: Mapped["Ring | None"] = relationship(remote_side=[id], post_update=True)


engine = connected(Base)
with Session(engine) as session:
    chain = Node(name="a", next=Node(name="b", next=Node(name="c")))
    session.add(chain)
    session.commit()
    session.delete(chain.next.next)
    chain.next.next = None
    session.commit()
    for node in session.scalars(select(Node)):
        session.delete(node)
    session.commit()
    a, b = Node(name="x"), Node(name="y")
    a.next, b.next = b, a
    session.add(a)
    refused(session.flush)
    session.rollback()
    print("rings")
    one, two, three = Ring(name="1"), Ring(name="2"), Ring(name="3")
    one.next, two.next, three.next = two, three, one
    session.add(one)
    session.commit()
    print([(ring.name, ring.next.name) for ring in session.scalars(select(Ring).order_by(Ring.id))])
    alone = Ring(name="alone")
    alone.next = alone
    session.add(alone)
    session.commit()
    print(alone.next is alone)
    two.next = one
    session.delete(three)
    session.commit()
    for ring in session.scalars(select(Ring)):
        session.delete(ring)
    session.commit()
