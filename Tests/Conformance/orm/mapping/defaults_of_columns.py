"""Defaults of columns in a flush: values, callables, SQL expressions, server defaults, onupdate."""
import itertools

from sqlalchemy import FetchedValue, func, inspect, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected

counter = itertools.count(1)


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    state: Mapped[str] = mapped_column(default="new")
    serial: Mapped[int] = mapped_column(default=lambda: next(counter))
    length: Mapped[int] = mapped_column(default=lambda context: len(context.get_current_parameters()["name"]))
    upper: Mapped[str] = mapped_column(default=func.upper("abc"))
    server: Mapped[str] = mapped_column(server_default="srv")
    number: Mapped[int] = mapped_column(server_default=text("40 + 2"))
    changed: Mapped[str | None] = mapped_column(onupdate="touched")
    touched: Mapped[str | None] = mapped_column(onupdate=func.lower("TOUCH"))


engine = connected(Base)
with Session(engine) as session:
    item = Item(name="lamp")
    print(item.state, item.serial)
    session.add(item)
    session.flush()
    print(sorted(inspect(item).unloaded))
    print(item.state, item.serial, item.length)
    print(item.upper, item.server, item.number)
    item.name = "desk"
    session.flush()
    print(item.changed, item.touched)
    session.add_all([Item(name="one"), Item(name="three", state="old", server="own", number=None)])
    session.flush()
    item.name = func.upper(Item.name)
    session.flush()
    print(item.name)
    item.number = Item.number + 1
    item.changed = None
    session.commit()
    print(item.number, item.changed)
    print(session.execute(select(Item.name, Item.state, Item.server, Item.length, Item.serial)).all())
