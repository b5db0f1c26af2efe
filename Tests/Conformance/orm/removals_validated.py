# Validators that are told of removals.
from unittest.mock import Mock

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, mapped_column, relationship, validates

told = Mock()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id = mapped_column(Integer, primary_key=True)
    name = mapped_column(String)
    addresses = relationship("Address", back_populates="user")

    def __repr__(self):
        return "User"

    @validates("name", "addresses", include_removes=True)
    def check(self, key, item, is_remove):
        told(key, item, is_remove)
        return item


class Address(Base):
    __tablename__ = "address"
    id = mapped_column(Integer, primary_key=True)
    user_id = mapped_column(ForeignKey("user.id"))
    user = relationship(User, back_populates="addresses")

    def __init__(self, label):
        self.label = label

    def __repr__(self):
        return self.label

    @validates("user", include_backrefs=False)
    def check_user(self, key, user):
        told(key, user)
        return user


def show(what):
    print(what, [recorded.args for recorded in told.mock_calls])
    told.reset_mock()


user, first, second = User(), Address("first"), Address("second")
user.name = "ed"
del user.name
show("name")
user.addresses.append(first)
user.addresses.remove(first)
show("append and remove")
user.addresses = [first, second]
user.addresses = [second]
show("replaced")
first.user = user
first.user = None
show("by the other side")
user.addresses.clear()
show("clear")
