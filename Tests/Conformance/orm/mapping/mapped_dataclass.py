"""MappedAsDataclass: defaults, init=False, kw_only, repr, default_factory and equality."""
import dataclasses

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship

from _statements import connected, refused


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    nick: Mapped[str | None] = mapped_column(default=None)
    level: Mapped[int] = mapped_column(default=1, repr=False)
    tag: Mapped[str] = mapped_column(default="t", kw_only=True)
    addresses: Mapped[list["Address"]] = relationship(back_populates="user", default_factory=list)


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), init=False, repr=False)
    user: Mapped[User] = relationship(back_populates="addresses", default=None, repr=False)


class Pair(Base, kw_only=True, order=True, unsafe_hash=True):
    __tablename__ = "pair"
    a: Mapped[int] = mapped_column(primary_key=True)
    b: Mapped[int] = mapped_column(primary_key=True, default=9)


print(User("Ann"))
print(User("Bea", "b", 3, tag="z"))
print(Address("a@x"), dataclasses.is_dataclass(User), [f.name for f in dataclasses.fields(User)])
print(User("Ann") == User("Ann"), User("Ann") == User("Bea"))
print(Pair(a=1) < Pair(a=2), Pair(a=1, b=2), hash(Pair(a=1)) == hash(Pair(a=1)))
refused(lambda: User())
refused(lambda: User("Ann", id=5))
refused(lambda: Pair(1, 2))
refused(lambda: User("a", "b", 1, "t"))
engine = connected(Base)
with Session(engine) as session:
    session.add(User("Ann", addresses=[Address("a@x"), Address("b@x")]))
    session.commit()
    ann = session.scalars(select(User)).one()
    print(ann)
    print(dataclasses.asdict(Pair(a=1)), ann.tag, ann.addresses[0].user is ann)


def wrong_order():
    class Bad(Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True, default=1)
        name: Mapped[str]


refused(wrong_order)
