"""Changed primary keys: in the row, in the identity map, in the children."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    name: Mapped[str] = mapped_column(primary_key=True)
    full: Mapped[str | None]
    loaded: Mapped[list["Address"]] = relationship(passive_updates=False, back_populates="user", order_by="Address.email")


class Address(Base):
    __tablename__ = "address"
    email: Mapped[str] = mapped_column(primary_key=True)
    user_name: Mapped[str | None] = mapped_column(ForeignKey("user.name", onupdate="cascade"))
    user: Mapped[User | None] = relationship(back_populates="loaded")


engine = connected(Base)
with Session(engine) as session:
    user = User(name="ann", loaded=[Address(email="a"), Address(email="b")])
    session.add(user)
    session.commit()
    user.name = "anna"
    session.commit()
    print(user.name, [address.user_name for address in user.loaded], session.get(User, "ann"), session.get(User, "anna") is user)
    user.name, user.full = "bea", "Bea B"
    user.loaded.pop()
    session.commit()
    print(session.execute(select(Address.email, Address.user_name).order_by(Address.email)).all())
    print(inspect(user).identity_key[1])
    address = session.get(Address, "a")
    address.email = "z"
    session.commit()
    print(session.get(Address, "z") is address)
    session.add(User(name="cid"))
    session.commit()
    user.name = "cid"
    refused(session.flush)
    session.rollback()
    print(user.name)
    user.name = None
    refused(session.flush)
    session.rollback()
    session.add(User(full="no key"))
    refused(session.flush)
    session.rollback()
    one, two = session.get(User, "bea"), session.get(User, "cid")
    session.delete(two)
    session.flush()
    one.name = "cid"
    session.commit()
    print(session.scalars(select(User.name)).all())
