# DeclarativeBase with Mapped[...]: nullability, defaults, types from annotations
import datetime as dt
import decimal
import enum
from typing import Annotated, Optional

from sqlalchemy import Numeric, String, create_engine, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


intpk = Annotated[int, mapped_column(primary_key=True)]
name50 = Annotated[str, mapped_column(String(50))]


class Kind(enum.Enum):
    CAT = "cat"
    DOG = "dog"


class Pet(Base):
    __tablename__ = "pet"

    id: Mapped[intpk]
    name: Mapped[name50]
    nickname: Mapped[Optional[name50]]
    note: Mapped[str | None] = mapped_column(default="nothing")
    born: Mapped[dt.date]
    seen: Mapped[Optional[dt.datetime]]
    weight: Mapped[float] = mapped_column(default=1.5)
    price: Mapped[Optional[decimal.Decimal]] = mapped_column(Numeric(8, 2))
    alive: Mapped[bool] = mapped_column(default=True)
    photo: Mapped[Optional[bytes]]
    kind: Mapped[Kind] = mapped_column(default=Kind.CAT)
    chip: Mapped[Optional[int]] = mapped_column("chip_number", unique=True)
    plain = mapped_column(String, nullable=True, index=True)

    def __repr__(self):
        return f"Pet({self.id}, {self.name})"


print(str(CreateTable(Pet.__table__)).strip())
for column in Pet.__table__.columns:
    print(f"{column.name:<12}{column.key:<12}{str(column.type):<14}{column.nullable!s:<6}{column.primary_key}")
print([attr.key for attr in inspect(Pet).column_attrs])

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    tom = Pet(name="Tom", born=dt.date(2020, 5, 17), price=decimal.Decimal("12.50"), chip=77, photo=b"\x00\xff")
    rex = Pet(name="Rex", born=dt.date(2019, 1, 2), kind=Kind.DOG, seen=dt.datetime(2024, 3, 4, 5, 6, 7, 89), note=None, alive=False)
    print(tom.note, tom.weight, tom.kind)
    session.add_all([tom, rex])
    session.commit()
    for pet in session.scalars(select(Pet).order_by(Pet.id)):
        print(pet, pet.nickname, pet.note, pet.born, pet.seen, pet.weight, pet.price, pet.alive, pet.photo, pet.kind, pet.chip, pet.plain)
    print(session.scalars(select(Pet).where(Pet.kind == Kind.DOG)).all(), session.scalars(select(Pet.name).where(Pet.born < dt.date(2020, 1, 1))).all())
    print(session.scalar(select(func.max(Pet.born))), session.scalar(select(Pet.chip)), session.execute(select(Pet.price, Pet.kind)).first())
    print(select(Pet.chip, Pet.plain).where(Pet.chip > 5))
    session.add(Pet(name="No birthday"))
    try:
        session.commit()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
        session.rollback()

for number, attempt in enumerate(("no primary key", "unknown type", "no table name")):
    try:
        if number == 0:
            class A(Base):
                __tablename__ = "a"
                name: Mapped[str]
        elif number == 1:
            class B(Base):
                __tablename__ = "b"
                id: Mapped[int] = mapped_column(primary_key=True)
                thing: Mapped[object]
        else:
            class C(Base):
                id: Mapped[int] = mapped_column(primary_key=True)
    except Exception as e:
        print(attempt, "->", type(e).__name__, str(e).split("(Background")[0])
