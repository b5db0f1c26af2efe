"""What Mapped[...] alone decides: types, nullability, and columns of unions with None."""
import datetime
import decimal
import enum
import uuid
from typing import Optional

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


class Colour(enum.Enum):
    red = "r"
    green = "g"


class Everything(Base):
    __tablename__ = "everything"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    nick: Mapped[Optional[str]]
    note: Mapped[str | None]
    price: Mapped[decimal.Decimal]
    weight: Mapped[float]
    born: Mapped[datetime.date]
    seen: Mapped[Optional[datetime.datetime]]
    alarm: Mapped[datetime.time]
    lasting: Mapped[datetime.timedelta]
    active: Mapped[bool]
    data: Mapped[bytes]
    key: Mapped[uuid.UUID]
    colour: Mapped[Colour]
    forced: Mapped[str] = mapped_column(nullable=True)
    needed: Mapped[Optional[str]] = mapped_column(nullable=False)


print(CreateTable(Everything.__table__))
for column in Everything.__table__.columns:
    print(column.key, repr(column.type), column.nullable)
