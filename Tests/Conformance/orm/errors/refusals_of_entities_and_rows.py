"""What is refused of entities, options and objects: rows that repeat objects, rows of other classes, values that are not there."""
from typing import List, Optional

from sqlalchemy import Column, ForeignKey, String, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, aliased, contains_eager, deferred, joinedload, mapped_column, relationship, subqueryload, with_polymorphic,
)

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    items: Mapped[List["Item"]] = relationship(back_populates="shelf", order_by="Item.id")

    def __repr__(self):
        return f"Shelf({self.name})"


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional[Shelf]] = relationship(back_populates="items")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "item"}

    def __repr__(self):
        return f"{type(self).__name__}({self.id})"


class Book(Item):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    pages: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "book"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Shelf(name="a", items=[Book(pages=1), Item()]), Shelf(name="b", items=[Book()])])
    session.commit()
    joined = select(Shelf).join(Shelf.items).options(contains_eager(Shelf.items)).order_by(Item.id)
    refused(lambda: session.scalars(joined).all())
    refused(lambda: session.execute(joined).all())
    refused(lambda: session.scalars(joined).one())
    print(session.scalars(joined).unique().all(), session.scalars(joined).first(), session.query(Shelf).join(Shelf.items).options(contains_eager(Shelf.items)).all())
    print(session.scalars(select(Item).join(Item.shelf).options(contains_eager(Item.shelf))).all())
    refused(lambda: session.scalars(select(Item).options(joinedload(Item.shelf).joinedload(Shelf.items))).all())

    every = with_polymorphic(Item, "*")
    refused(lambda: session.execute(select(every, every.Book).order_by(every.id)).all())
    print(session.scalars(select(every).order_by(every.id)).all())

    refused(lambda: session.scalars(select(Item).where(Item.shelf == Shelf(name="new"))).all())
    shelf = Shelf(name="kept")
    refused(lambda: session.scalars(select(Item).where(Item.shelf == shelf)).all())
    refused(lambda: session.scalars(select(Item).where(Item.shelf != shelf)).all())
    refused(lambda: session.scalars(select(aliased(Shelf, select(Shelf.id)))).all())
    print(session.scalars(select(aliased(Shelf, select(Shelf).subquery()))).all())

    session.expunge_all()
    print(session.scalars(select(Item).options(subqueryload(Item.shelf)).order_by(Item.id.desc()).limit(2)).all())
    session.invalidate()


class Row(Base):
    __table__ = select(Shelf.__table__).subquery("row")
    __mapper_args__ = {"primary_key": [__table__.c.id]}


def extended():
    class Wide(Row):
        extra = Column(String)


def keyless():
    class Keyless(Base):
        __table__ = Shelf.__table__
        id = deferred(Shelf.__table__.c.id)

    with Session(engine) as session:
        session.scalars(select(Keyless)).all()


refused(extended)
refused(keyless)
