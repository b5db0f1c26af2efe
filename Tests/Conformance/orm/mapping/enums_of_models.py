"""Enum columns: Python enums, strings, values_callable, comparisons and wrong values."""
import enum
from typing import Literal

from sqlalchemy import Enum, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.schema import CreateTable

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Size(enum.Enum):
    SMALL = "s"
    LARGE = "l"


class Rank(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Shirt(Base):
    __tablename__ = "shirt"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[Size]
    code: Mapped[Size | None] = mapped_column(Enum(Size, values_callable=lambda kind: [member.value for member in kind]))
    rank: Mapped[Rank] = mapped_column(default=Rank.LOW)
    fit: Mapped[Literal["slim", "wide"]] = mapped_column(default="slim")
    word: Mapped[str] = mapped_column(Enum("a", "b", name="words", create_constraint=True), default="a")


print(CreateTable(Shirt.__table__))
engine = connected(Base)
with Session(engine) as session:
    session.add_all([Shirt(size=Size.SMALL, code=Size.LARGE), Shirt(size=Size.LARGE, rank=Rank.HIGH, fit="wide", word="b")])
    session.commit()
    for shirt in session.scalars(select(Shirt).order_by(Shirt.id)):
        print(shirt.size, shirt.code, shirt.rank, shirt.fit, shirt.word, shirt.size is Size.SMALL)
    print(session.scalars(select(Shirt.id).where(Shirt.size == Size.LARGE)).all(), session.scalars(select(Shirt.id).where(Shirt.size.in_([Size.SMALL]))).all(), session.scalars(select(Shirt.id).where(Shirt.rank == Rank.HIGH)).all())
    print(session.execute(select(Shirt.size, Shirt.code)).all())
    for values in ({"size": "medium"}, {"size": Size.SMALL, "fit": "tight"}, {"size": Size.SMALL, "word": "c"}):
        session.add(Shirt(**values))
        try:
            session.flush()
        except Exception as error:
            print(type(error).__name__, str(error).split("\n")[0])
        session.rollback()
