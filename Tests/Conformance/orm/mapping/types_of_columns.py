"""Values of typed columns through the ORM: dates, decimals, enums, JSON, intervals, decorators."""
import datetime
import enum
from decimal import Decimal

from sqlalchemy import JSON, Boolean, Date, DateTime, Enum, Interval, Numeric, String, Time, TypeDecorator, Uuid, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
import uuid

from _statements import connected


class Base(DeclarativeBase):
    pass


class Level(enum.Enum):
    low = 1
    high = 2


class Tags(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else ",".join(value)

    def process_result_value(self, value, dialect):
        return None if value is None else value.split(",")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[datetime.date | None]
    moment: Mapped[datetime.datetime | None]
    clock: Mapped[datetime.time | None]
    span: Mapped[datetime.timedelta | None]
    price: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    level: Mapped[Level | None]
    word: Mapped[str | None] = mapped_column(Enum("a", "b", name="word"))
    data: Mapped[dict | None] = mapped_column(JSON)
    flag: Mapped[bool | None]
    key: Mapped[uuid.UUID | None]
    tags: Mapped[list | None] = mapped_column(Tags)


values = dict(day=datetime.date(2024, 2, 29), moment=datetime.datetime(2024, 1, 2, 3, 4, 5, 600), clock=datetime.time(7, 8, 9), span=datetime.timedelta(days=1, hours=2),
              price=Decimal("12.50"), level=Level.high, word="b", data={"a": [1, None, True]}, flag=True, key=uuid.UUID(int=7), tags=["x", "y"])
engine = connected(Base)
with Session(engine) as session:
    session.add_all([Thing(**values), Thing()])
    session.commit()
    session.expunge_all()
    first, second = session.scalars(select(Thing).order_by(Thing.id)).all()
    for name, value in values.items():
        print(name, repr(getattr(first, name)), getattr(first, name) == value, getattr(second, name))
    for criterion in (Thing.level == Level.high, Thing.tags == ["x", "y"], Thing.day > datetime.date(2024, 1, 1), Thing.flag.is_(True), Thing.data["a"][0].as_integer() == 1,
                      Thing.key == uuid.UUID(int=7), Thing.price < 20):
        print(session.scalars(select(Thing.id).where(criterion)).all())
    for name, wrong in dict(day="2024-01-01", level="middle", word="c", moment=5, key="x").items():
        session.add(Thing(**{name: wrong}))
        try:
            session.flush()
        except Exception as error:
            print(type(error).__name__, str(error).split("\n")[0])
        session.rollback()
