"""column_property(): expressions, scalar subqueries, and what a flush does to them."""
from sqlalchemy import ForeignKey, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    email: Mapped[str]


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column()
    last: Mapped[str] = mapped_column()
    full: Mapped[str] = column_property(first + " " + last)
    size: Mapped[int] = column_property(func.length(last), deferred=True)
    addresses: Mapped[list[Address]] = relationship()
    count: Mapped[int] = column_property(select(func.count(Address.id)).where(Address.user_id == id).correlate_except(Address).scalar_subquery())


User.greeting = column_property("Hello " + User.full)
engine = connected(Base)
with Session(engine) as session:
    ann = User(first="Ann", last="Lee", addresses=[Address(email="a@x"), Address(email="b@x")])
    print(ann.full, ann.count)
    session.add(ann)
    session.flush()
    print("after flush", ann.full, ann.count)
    print("deferred", ann.size)
    ann.last = "Long"
    session.flush()
    print("after update", ann.full)
    session.commit()
    print(session.scalars(select(User).where(User.full == "Ann Long")).one().greeting)
    print(session.execute(select(User.full, User.count).order_by(User.count.desc())).all())
    print(session.execute(select(User.id).where(User.count > 1)).all())
    refused(lambda: setattr(ann, "full", "X Y"))
    session.flush()
print(User.full.property, User.count.type, inspect(User).attrs.size.deferred)
