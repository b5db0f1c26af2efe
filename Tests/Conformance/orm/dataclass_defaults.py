"""Defaults of mapped dataclasses: read where nothing was set, of synonyms, of what is only read; fields of the class's own."""
import dataclasses
from typing import Optional

from sqlalchemy import create_engine, event, inspect
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, column_property, mapped_column, query_expression, synonym


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    size: Mapped[int] = mapped_column(default=7, init=False)
    colour: Mapped[str] = mapped_column(default="red")
    note: Mapped[Optional[str]] = mapped_column(default=None)
    width: Mapped[int] = synonym("size", default=7)


class Stamped(MappedAsDataclass):
    created: Mapped[int] = mapped_column(default=1)


class Order(Stamped, Base):
    __tablename__ = "orders"
    _: dataclasses.KW_ONLY
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column()
    shout: Mapped[str] = column_property(title + "!")
    asked: Mapped[Optional[int]] = query_expression(repr=False)
    plain: str = dataclasses.field(default="p")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
item = Item()
print(item, sorted(k for k in item.__dict__ if k != "_sa_instance_state"))
print(item.size, item.width, item.colour, item.note, inspect(item).transient)
print(Item(width=9), Item("blue", "n", 4))
order = Order(3, id=5, title="t", plain="q")
print(order, order.shout, [f.name for f in dataclasses.fields(Order)])
try:
    Order(1, 2)
except TypeError as error:
    print("TypeError", "positional" in str(error))
with Session(engine) as session:
    session.add_all([item, order])
    session.flush()
    print(item, order.shout, session.get(Item, 1) is item)
try:
    class Wrong(Base):
        __tablename__ = "wrong"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
        size: Mapped[int] = mapped_column(default=7)
        width: Mapped[int] = synonym("size", default=8)
except ArgumentError as error:
    print(error)
