"""What the annotation of a relationship decides: collection, uselist, the class."""
from typing import List, Optional, Set

from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, WriteOnlyMapped, attribute_keyed_dict, configure_mappers, mapped_column, relationship

from _statements import refused


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    as_list: Mapped[List["Child"]] = relationship(overlaps="as_set,as_dict,one,written,dynamic")
    as_set: Mapped[Set["Child"]] = relationship(overlaps="as_list,as_dict,one,written,dynamic")
    as_dict: Mapped[dict[str, "Child"]] = relationship(collection_class=attribute_keyed_dict("name"), overlaps="as_list,as_set,one,written,dynamic")
    one: Mapped[Optional["Child"]] = relationship(overlaps="as_list,as_set,as_dict,written,dynamic")
    written: WriteOnlyMapped["Child"] = relationship(overlaps="as_list,as_set,as_dict,one,dynamic")
    dynamic: DynamicMapped["Child"] = relationship(overlaps="as_list,as_set,as_dict,one,written")


class Child(Base):
    __tablename__ = "child"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped["Parent | None"] = relationship(overlaps="as_list,as_set,as_dict,one,written,dynamic")


configure_mappers()
for prop in list(inspect(Parent).relationships) + list(inspect(Child).relationships):
    print(prop, prop.uselist, prop.direction.name, prop.lazy, prop.mapper.class_.__name__, getattr(prop.collection_class, "__name__", prop.collection_class and "made"))
parent = Parent()
parent.as_set.add(Child(name="x"))
parent.as_dict["k"] = Child(name="k")
print(type(parent.as_list).__name__, type(parent.as_set).__name__, type(parent.as_dict).__name__, parent.one)


def without_class():
    class Bad(Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True)
        child = relationship()

    configure_mappers()


refused(without_class)


def not_mapped():
    class Bad(Base):
        __tablename__ = "bad2"
        id: Mapped[int] = mapped_column(primary_key=True)
        child: "Child" = relationship()


refused(not_mapped)


def unannotated():
    class Bad(Base):
        __tablename__ = "bad3"
        id: int = mapped_column(primary_key=True)
        name: str


refused(unannotated)
