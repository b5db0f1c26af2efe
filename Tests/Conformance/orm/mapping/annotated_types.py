"""Annotated types that carry mapped_column(), and type_annotation_map."""
import datetime
from typing import Annotated, Optional

from sqlalchemy import BigInteger, DateTime, ForeignKey, Numeric, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.schema import CreateTable

from _statements import refused

intpk = Annotated[int, mapped_column(primary_key=True)]
str30 = Annotated[str, 30]
str50 = Annotated[str, 50]
user_fk = Annotated[int, mapped_column(ForeignKey("account.id"), index=True)]
stamp = Annotated[datetime.datetime, mapped_column(nullable=False, server_default=func.CURRENT_TIMESTAMP())]
money = Annotated[float, "money"]


class Base(DeclarativeBase):
    registry = registry(type_annotation_map={
        str30: String(30),
        str50: String(50),
        money: Numeric(12, 2),
        int: BigInteger,
        datetime.datetime: DateTime(timezone=True),
    })


class Account(Base):
    __tablename__ = "account"
    id: Mapped[intpk]
    name: Mapped[str30]
    full_name: Mapped[Optional[str50]]
    balance: Mapped[money] = mapped_column(default=0)
    level: Mapped[int]
    created: Mapped[stamp]
    free: Mapped[str]


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[intpk]
    account_id: Mapped[user_fk]
    other_id: Mapped[user_fk] = mapped_column(nullable=True, index=False)


print(CreateTable(Account.__table__))
print(CreateTable(Entry.__table__))
print([index.name for index in Entry.__table__.indexes])
print(Account.__table__.c.name.type is Account.__table__.c.full_name.type)


class Odd:
    pass


def unknown():
    class Thing(Base):
        __tablename__ = "thing"
        id: Mapped[intpk]
        value: Mapped[Odd]


def list_of_columns():
    class Thing(Base):
        __tablename__ = "thing2"
        id: Mapped[intpk]
        value: Mapped[list[str]]


refused(unknown)
refused(list_of_columns)
