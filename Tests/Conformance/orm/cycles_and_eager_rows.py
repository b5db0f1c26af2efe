"""Deletes of parents in self-referential tables, joined loads that go round, identities and foreign keys from annotations."""
from typing import Annotated, Optional

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Identity, Integer, String, create_engine, event, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "nodes"
    id = Column(Integer, primary_key=True)
    parent_id = Column(ForeignKey("nodes.id"))
    children = relationship("Node", lazy="dynamic", back_populates="parent", order_by="Node.id")
    parent = relationship("Node", remote_side=[id], back_populates="children")


class Place(Base):
    __tablename__ = "places"
    country = Column(Integer, primary_key=True)
    code = Column(String, primary_key=True)
    shops = relationship("Shop", back_populates="place", lazy="joined", order_by="Shop.number")


class Shop(Base):
    __tablename__ = "shops"
    country = Column(Integer, primary_key=True)
    code = Column(String, primary_key=True)
    number = Column(Integer, primary_key=True)
    place = relationship("Place", back_populates="shops", lazy="joined")
    __table_args__ = (ForeignKeyConstraint([country, code], [Place.country, Place.code]),)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
statements = []


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, many):
    statements.append(" ".join(statement.split()))


with Session(engine) as session:
    session.add_all([Node(id=1), Node(id=2, parent_id=1), Node(id=3, parent_id=1), Node(id=4, parent_id=3)])
    session.commit()
    session.delete(session.get(Node, 1))
    session.commit()
    print([tuple(row) for row in session.execute(select(Node.id, Node.parent_id))])

    session.add_all([Place(country=1, code="a"), Place(country=1, code="b"), Shop(country=1, code="a", number=1), Shop(country=1, code="a", number=2)])
    session.commit()
    try:
        session.scalars(select(Shop).order_by(Shop.number)).all()
    except InvalidRequestError as error:
        print(error)
    print([shop.number for shop in session.scalars(select(Shop).order_by(Shop.number)).unique()])

keyed = Annotated[int, mapped_column(ForeignKey("groups.id"))]


class Group(Base):
    __tablename__ = "groups"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[Optional[int]] = mapped_column(Identity())
    other: Mapped[int] = mapped_column(Identity())


class Member(Base):
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[keyed] = mapped_column(ForeignKey("groups.number"))


print(Group.__table__.c.number.nullable, Group.__table__.c.other.nullable)
print(CreateTable(Group.__table__).compile(dialect=postgresql.dialect()))
print(sorted(key.target_fullname for key in Member.__table__.c.group_id.foreign_keys))
with Session(engine) as session:
    statements.clear()
    for options in [{"autoflush": False}, {"autoflush": True}]:
        node = Node(id=10 + len(statements))
        session.add(node)
        print(session.get(Node, 4, execution_options=options).id, len(session.new))
        session.expunge_all()
    print(statements[:2])
