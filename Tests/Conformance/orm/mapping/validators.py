"""@validates: on columns and collections, with include_removes and include_backrefs."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, validates

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    email: Mapped[str]
    user: Mapped["User"] = relationship(back_populates="addresses")

    @validates("email")
    def check_email(self, key, value):
        print("validate", key, value)
        if "@" not in value:
            raise ValueError(f"no address: {value}")
        return value.lower()


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    nick: Mapped[str]
    addresses: Mapped[list[Address]] = relationship(back_populates="user")

    @validates("name", "nick")
    def strip(self, key, value):
        print("strip", key, repr(value))
        return value.strip()

    @validates("addresses", include_removes=True, include_backrefs=False)
    def watch(self, key, address, is_remove):
        print("remove" if is_remove else "append", key, address.email)
        return address


user = User(name=" Ann ", nick="a ")
print(repr(user.name), repr(user.nick))
refused(lambda: Address(email="nothing"))
user.addresses.append(Address(email="A@X"))
user.addresses = [Address(email="b@X"), Address(email="c@X")]
Address(email="d@x", user=user)
print([address.email for address in user.addresses])
del user.addresses[0]
engine = connected(Base)
with Session(engine) as session:
    session.add(user)
    session.commit()
    print([address.email for address in user.addresses])
    user.name = " Bea"
    session.commit()
print(sorted(inspect(User).validators))


def twice():
    class Bad(Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True)

        @validates("id")
        def one(self, key, value):
            return value

        @validates("id")
        def two(self, key, value):
            return value

    Bad(id=1)


refused(twice)
