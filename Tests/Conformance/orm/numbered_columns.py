# Columns with an Identity: those that Annotated numbers are never NULL, those that say so themselves are as their annotation says.
from typing import Annotated, Optional

from sqlalchemy import Identity
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


numbered = Annotated[int, mapped_column(Identity())]
maybe_numbered = Annotated[int, mapped_column(Identity(), nullable=True)]


class Ticket(Base):
    __tablename__ = "tickets"
    id: Mapped[int] = mapped_column(primary_key=True)
    plain: Mapped[numbered]
    optional: Mapped[Optional[numbered]]
    by_column: Mapped[Optional[numbered]] = mapped_column()
    renamed: Mapped[Optional[numbered]] = mapped_column("other")
    told: Mapped[Optional[numbered]] = mapped_column(nullable=True)
    allowed: Mapped[maybe_numbered]
    own: Mapped[int] = mapped_column(Identity())
    own_optional: Mapped[Optional[int]] = mapped_column(Identity())


for column in Ticket.__table__.c:
    print(column.name, column.nullable, column.identity is not None)
print(CreateTable(Ticket.__table__))
