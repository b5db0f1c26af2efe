"""Mixins that give columns, declared_attr, __table_args__ and __mapper_args__."""
from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column, relationship
from sqlalchemy.schema import CreateIndex, CreateTable

from _statements import connected


class Base(DeclarativeBase):
    pass


class Named:
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower() + "s"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)


class Tracked:
    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls):
        return {"version_id_col": cls.version}


class Owned:
    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("owners.id"))

    @declared_attr
    def owner(cls) -> Mapped["Owner"]:
        return relationship("Owner", back_populates=cls.__name__.lower() + "s")


class Owner(Named, Base):
    dogs: Mapped[list["Dog"]] = relationship(back_populates="owner")
    cats: Mapped[list["Cat"]] = relationship(back_populates="owner")


class Dog(Owned, Tracked, Named, Base):
    __table_args__ = (UniqueConstraint("name", "owner_id"), {"info": {"kind": "pet"}})


class Cat(Owned, Named, Base):
    @declared_attr.directive
    def __table_args__(cls):
        return (Index("ix_cat_both", cls.name, "owner_id"),)


for cls in (Owner, Dog, Cat):
    print(CreateTable(cls.__table__))
    for index in sorted(cls.__table__.indexes, key=lambda i: i.name):
        print(CreateIndex(index))
print(Dog.__table__.info, inspect(Dog).version_id_col)
engine = connected(Base)
with Session(engine) as session:
    ann = Owner(name="Ann", dogs=[Dog(name="Rex")], cats=[Cat(name="Tom"), Cat(name="Kit")])
    session.add(ann)
    session.commit()
    ann.dogs[0].name = "Max"
    session.commit()
    print(ann.dogs[0].version, ann.dogs[0].owner.name)
    print(session.scalar(select(func.count()).select_from(Cat)))
