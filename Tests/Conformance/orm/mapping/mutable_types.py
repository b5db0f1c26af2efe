"""MutableDict, MutableList and MutableSet: changes in place are flushed."""
from sqlalchemy import JSON, PickleType, inspect, select
from sqlalchemy.ext.mutable import MutableDict, MutableList, MutableSet
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    settings: Mapped[dict] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
    items: Mapped[list] = mapped_column(MutableList.as_mutable(JSON))
    plain: Mapped[dict] = mapped_column(JSON, nullable=True)


engine = connected(Base)
with Session(engine) as session:
    box = Box(settings={"a": 1}, items=[1, 2], plain={"p": 1})
    print(type(box.settings).__name__, type(box.items).__name__, type(box.plain).__name__)
    session.add(box)
    session.commit()
    box.settings["b"] = 2
    box.items.append(3)
    print(session.dirty == {box}, session.is_modified(box))
    session.commit()
    box.plain["q"] = 2
    print(session.is_modified(box))
    session.commit()
    print(box.plain)
    box.settings.update(c=3)
    del box.settings["a"]
    box.items[0] = 10
    box.items.sort(reverse=True)
    session.commit()
    print(box.settings, box.items)
    box.settings.setdefault("d", 4)
    print(box.settings.pop("b"), box.settings.popitem())
    box.items.extend([7, 8])
    box.items.remove(7)
    session.flush()
    box.settings.clear()
    box.items.clear()
    session.commit()
    print(box.settings, box.items, box.settings == {}, isinstance(box.items, list))
    print(Box(items=[]).settings)
    refused(lambda: setattr(box, "settings", [1, 2]))
    refused(lambda: setattr(box, "items", 5))
