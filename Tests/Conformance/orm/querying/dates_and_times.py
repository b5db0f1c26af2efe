"""Columns of dates and times in queries: comparisons, extract, functions, ranges."""
import datetime

from sqlalchemy import extract, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Visit(Base):
    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[datetime.date]
    at: Mapped[datetime.datetime]
    left: Mapped[datetime.time | None]

    def __repr__(self):
        return f"{self.day:%d.%m.%y} {self.at.hour}h"


engine = connected(Base)
start = datetime.datetime(2024, 2, 28, 12, 30)
with Session(engine) as session:
    session.add_all([Visit(day=(start + datetime.timedelta(days=n)).date(), at=start + datetime.timedelta(days=n, hours=n * 5), left=datetime.time(18, n)) for n in range(4)])
    session.commit()
    for criterion in (Visit.day == datetime.date(2024, 2, 29), Visit.day > datetime.date(2024, 2, 29), Visit.at.between(start, start + datetime.timedelta(days=2)), extract("month", Visit.day) == 3,
                      extract("hour", Visit.at) > 20, func.strftime("%Y-%m", Visit.at) == "2024-02", func.date(Visit.at) == "2024-02-28", Visit.left >= datetime.time(18, 2), Visit.day.in_([datetime.date(2024, 3, 1)])):
        print(session.scalars(select(Visit).where(criterion).order_by(Visit.id)).all())
    print(session.execute(select(func.min(Visit.day), func.max(Visit.at))).one())
    print(session.execute(select(extract("year", Visit.day), extract("month", Visit.day).label("m"), func.count()).group_by("m").order_by("m")).all())
    first = session.get(Visit, 1)
    first.at += datetime.timedelta(minutes=45)
    first.day = first.day.replace(day=1)
    session.commit()
    print(first.at, first.day, first.left, type(first.at).__name__, first.at.isoformat(), (first.at - start).total_seconds())
