# Metaclasses derived from DeclarativeMeta, by declarative_base(metaclass=...).
from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeMeta, declarative_base


class Plain(DeclarativeMeta):
    def shout(cls):
        return cls.__name__.upper()


class Naming(DeclarativeMeta):
    def __new__(meta, name, bases, namespace, **options):
        if bases and name != "Base":
            namespace.setdefault("__tablename__", name.lower() + "s")
        return super().__new__(meta, name, bases, namespace, **options)


class Late(DeclarativeMeta):
    def __init__(cls, name, bases, namespace, **options):
        if name != "Base":
            namespace["__tablename__"] = cls.__tablename__ = f"late_{name.lower()}"
        super().__init__(name, bases, namespace, **options)


for meta in (Plain, Naming, Late):
    Base = declarative_base(metaclass=meta)

    class Item(Base):
        __tablename__ = "item" if meta is Plain else None
        if meta is not Plain:
            del __tablename__
        id = Column(Integer, primary_key=True)

    print(type(Base).__name__, type(Item).__name__, Item.__table__.name, Item.__table__.c.keys(), Item(id=3).id)

Base = declarative_base(metaclass=Plain, name="Root")
Made = Plain("Made", (Base,), {"__tablename__": "made", "id": Column(Integer, primary_key=True)})
print(Made.shout(), Made.__table__.c.keys(), Base.__name__)
Also = type(Base)("Also", (Base,), {"__tablename__": "also", "id": Column(Integer, primary_key=True)})
Also.note = Column(Integer)
print(Also.__table__.c.keys(), isinstance(Also, Plain))
