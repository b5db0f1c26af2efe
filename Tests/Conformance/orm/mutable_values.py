"""Mutable values: dicts, lists, sets, a class of the user's, composites that change in place."""
import dataclasses

from sqlalchemy import JSON, PickleType, String, TypeDecorator, select
from sqlalchemy.ext.mutable import Mutable, MutableComposite, MutableDict, MutableList, MutableSet
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Tally(Mutable, dict):
    @classmethod
    def coerce(cls, key, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, dict):
            return cls(value)
        return Mutable.coerce(key, value)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)
        self.changed()

    def count(self, word):
        self[word] = self.get(word, 0) + 1


@dataclasses.dataclass
class Point(MutableComposite):
    x: int
    y: int

    def __setattr__(self, key, value):
        object.__setattr__(self, key, value)
        self.changed()


class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    data = mapped_column(MutableDict.as_mutable(JSON))
    items = mapped_column(MutableList.as_mutable(JSON))
    tally = mapped_column(Tally.as_mutable(JSON))
    plain = mapped_column(JSON)
    spot: Mapped[Point] = composite(mapped_column("x"), mapped_column("y"))


session = Session(traced(Base))
doc = Doc(data={"a": 1}, items=[1, 2], tally={}, plain={"a": 1}, spot=Point(1, 2))
print(type(doc.data).__name__, type(doc.items).__name__, type(doc.tally).__name__, type(doc.plain).__name__)
session.add(doc)
session.commit()


def step(label, change):
    change()
    print(label, doc in session.dirty)
    session.commit()


step("plain", lambda: doc.plain.update(b=2))
step("set", lambda: doc.data.__setitem__("b", [1]))
step("update", lambda: doc.data.update(c=3))
step("pop", lambda: doc.data.pop("a"))
step("setdefault", lambda: doc.data.setdefault("c", 9))
step("append", lambda: doc.items.append(3))
step("extend", lambda: doc.items.extend([5, 4]))
step("sort", lambda: doc.items.sort(reverse=True))
step("slice", lambda: doc.items.__setitem__(slice(0, 1), []))
step("tally", lambda: doc.tally.count("w"))
step("nested", lambda: doc.data["b"].append(2))
step("composite", lambda: setattr(doc.spot, "x", 10))
print(doc.data, doc.items, doc.tally, doc.spot, doc.plain)
refused(lambda: setattr(doc, "data", [1]))
refused(lambda: setattr(doc, "items", "text"))
doc.data = None
session.commit()
print(doc.data, doc.items == [4, 3, 2, 1])
