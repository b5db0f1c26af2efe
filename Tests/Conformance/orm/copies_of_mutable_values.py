"""Copies of mutable values belong to no object; rows by label styles."""
import copy

from sqlalchemy import JSON, Column, Integer, create_engine, select
from sqlalchemy.ext.mutable import MutableDict, MutableList, MutableSet
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_DISAMBIGUATE_ONLY
from sqlalchemy.orm import Bundle, aliased


class Base(DeclarativeBase):
    pass


class Settings(Base):
    __tablename__ = "settings"
    id = Column(Integer, primary_key=True)
    data = Column(MutableDict.as_mutable(JSON))
    items = Column(MutableList.as_mutable(JSON))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Settings(data={"a": {"b": [1]}}, items=[1, [2]]))
    session.commit()
    settings = session.scalars(select(Settings)).one()
    deep = copy.deepcopy(settings.data)
    shallow = copy.copy(settings.data)
    print(type(deep).__name__, deep, deep["a"] is settings.data["a"], shallow["a"] is settings.data["a"], deep is settings.data)
    deep["x"] = 1
    shallow["y"] = 1
    print(settings in session.dirty, settings.data)
    items = copy.deepcopy(settings.items)
    items[1].append(3)
    items.append(4)
    print(type(items).__name__, items, settings.items, settings in session.dirty)
    settings.items = items
    print(settings.items is items, settings in session.dirty)
    items.append(5)
    session.commit()
    print(settings.items, copy.copy(MutableSet({1, 2})), type(copy.copy(MutableSet())).__name__)

    other = aliased(Settings, name="other")
    for style in (LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_TABLENAME_PLUS_COL):
        row = session.execute(select(Settings.id, other.id, Settings.items, Bundle("b", Settings.id, other.items)).set_label_style(style)).first()
        print(style, tuple(row._fields), row.b._fields)
    print(session.query(Settings.id, other.id, Settings.items).first()._fields)
