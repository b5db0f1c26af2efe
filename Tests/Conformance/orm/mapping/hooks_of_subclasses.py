"""__init_subclass__ of declarative bases and mixins: what it sets before super() is mapped, what it reads afterwards is there."""
from sqlalchemy import Column, Integer, String, inspect, select
from sqlalchemy.orm import DeclarativeBase, DeclarativeBaseNoMeta, Mapped, MappedAsDataclass, declarative_base, declared_attr, mapped_column


class Base(DeclarativeBase):
    def __init_subclass__(cls, **kwargs):
        cls.__tablename__ = cls.__name__.lower() + "s"
        cls.id = Column(Integer, primary_key=True)
        super().__init_subclass__(**kwargs)
        print(cls.__name__, cls.__table__.c.keys())


class Author(Base):
    name: Mapped[str]


print(select(Author))


class Late(DeclarativeBaseNoMeta):
    def __init_subclass__(cls):
        super().__init_subclass__()
        print(cls.__name__, inspect(cls, raiseerr=False))


class Book(Late):
    __tablename__ = "book"
    id = mapped_column(Integer, primary_key=True)


class Plain:
    def __init_subclass__(cls):
        cls.id = Column(Integer, primary_key=True)


Legacy = declarative_base(cls=Plain)


class Note(Legacy):
    __tablename__ = "note"
    text = Column(String)


print(Note.__table__.c.keys())


class Audited:
    def __init_subclass__(cls, audited=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.is_audited = audited


class Root(DeclarativeBase):
    pass


class Invoice(Root, Audited, audited=True):
    __tablename__ = "invoice"
    id: Mapped[int] = mapped_column(primary_key=True)


print(Invoice.is_audited, Invoice.__table__.c.keys())


class DataRoot(MappedAsDataclass, DeclarativeBase):
    pass


class Receipt(DataRoot, Audited, audited=True, kw_only=True):
    __tablename__ = "receipt"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    total: Mapped[int]


print(Receipt.is_audited, Receipt(total=5))
for base, keywords in ((Root, {"colour": 1}), (DataRoot, {"colour": 1})):
    try:
        type(base)("Wrong", (base,), {"__tablename__": "wrong", "id": Column(Integer, primary_key=True)}, **keywords)
    except TypeError as error:
        print(str(error).split("__init_subclass__")[1])


class Described:
    @declared_attr
    def description(cls):
        return "about " + cls.__name__

    @declared_attr
    def size(cls):
        return mapped_column(Integer)


class Item(Described, Root):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)


print(Item.description, Item.__dict__["description"], Item.__table__.c.keys())
