"""Mixins, inheritance and options of mapped dataclasses."""
from dataclasses import field, fields
from typing import Optional
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, column_property, deferred, mapped_as_dataclass, mapped_column, registry, relationship, synonym


class Mixin(MappedAsDataclass):
    create_user: Mapped[int] = mapped_column()
    update_user: Mapped[Optional[int]] = mapped_column(default=None, init=False)


class Base(DeclarativeBase, MappedAsDataclass):
    pass


class Employee(Mixin, Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column()
    type: Mapped[str] = mapped_column(init=False)
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}


class Manager(Employee):
    level: Mapped[Optional[int]] = mapped_column(default=1, use_existing_column=True)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee, kw_only=True):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True, init=False)
    skill: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


print([f.name for f in fields(Employee)], [f.name for f in fields(Manager)], [f.name for f in fields(Engineer)])
print(Employee(7, "ann"), Manager(7, "bob", 3), Manager(7, "bob"))
print(Engineer(1, "eve", skill="c"))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Employee(1, "ann"), Manager(2, "bob"), Engineer(3, "eve", skill="swift")])
    session.commit()
    for row in session.scalars(select(Employee).order_by(Employee.id)):
        print(row)

reg = registry()


@reg.mapped_as_dataclass
class Point:
    __tablename__ = "point"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    x: Mapped[int]
    y: Mapped[int] = mapped_column(default=0)
    note: str = field(default="plain field")


@mapped_as_dataclass(reg, repr=False, unsafe_hash=True)
class Named:
    __tablename__ = "named"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    label: Mapped[str]
    alias: Mapped[str] = synonym("label", init=False)


print(Point(1), Point(1, 2, "n"), hash(Named("a")) == hash(Named("a")), Named("a").alias, repr(Named("a")).startswith("<"))



class Plain(DeclarativeBase):
    pass


try:
    class Wrong(Plain):
        __tablename__ = "wrong"
        id: Mapped[int] = mapped_column(primary_key=True, init=False, repr=False)
except Exception as e:
    print(type(e).__name__, e)
try:
    class Order(Base):
        __tablename__ = "ordered"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
        a: Mapped[int] = mapped_column(default=1)
        b: Mapped[int]
except Exception as e:
    print(type(e).__name__, e)


class NotDataclassMixin:
    z: Mapped[int] = mapped_column(default=1)


try:
    class Mixed(NotDataclassMixin, Base):
        __tablename__ = "mixed"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
except Exception as e:
    print(type(e).__name__, e)
