"""Hybrid methods and relationships inside hybrids."""
from typing import List

from sqlalchemy import ForeignKey, and_, func, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship

from _traced import traced


class Base(DeclarativeBase):
    pass


class Interval(Base):
    __tablename__ = "interval"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))

    @hybrid_property
    def length(self):
        return self.end - self.start

    @hybrid_method
    def contains(self, point):
        return (self.start <= point) & (point <= self.end)

    @hybrid_method
    def intersects(self, other):
        return self.contains(other.start) | self.contains(other.end)

    @hybrid_method
    def grown(self, by=1):
        return self.length + by

    @grown.expression
    def grown(cls, by=1):
        return func.max(cls.length) + by


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    intervals: Mapped[List[Interval]] = relationship(order_by=Interval.id)

    @hybrid_property
    def total(self):
        return sum(interval.length for interval in self.intervals)

    @total.inplace.expression
    @classmethod
    def _total(cls):
        return select(func.sum(Interval.length)).where(Interval.owner_id == cls.id).label("total")


session = Session(traced(Base))
owner = Owner(intervals=[Interval(start=1, end=5), Interval(start=4, end=10), Interval(start=20, end=21)])
session.add_all([owner, Owner(intervals=[Interval(start=0, end=2)])])
session.commit()
first = session.get(Interval, 1)
print(first.length, first.contains(3), first.contains(6), first.intersects(session.get(Interval, 2)), first.grown(), first.grown(by=4))
print(select(Interval).where(Interval.contains(4)))
print([i.id for i in session.scalars(select(Interval).where(Interval.contains(4)).order_by(Interval.length))])
other = aliased(Interval)
print(session.execute(select(Interval.id, other.id).where(and_(Interval.id < other.id, Interval.intersects(other)))).all())
print(session.scalar(select(Interval.grown(10))))
print(owner.total)
print(select(Owner.id, Owner.total))
print(session.execute(select(Owner.id, Owner.total).where(Owner.total > 3)).all())
print(session.query(Owner).order_by(Owner.total).first().total)
