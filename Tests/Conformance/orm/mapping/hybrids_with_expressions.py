"""hybrid_property and hybrid_method with expressions, setters and update expressions."""
from sqlalchemy import case, func, select, update
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Interval(Base):
    __tablename__ = "interval"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]

    @hybrid_property
    def length(self):
        return self.end - self.start

    @length.inplace.setter
    def _length_setter(self, value):
        self.end = self.start + value

    @length.inplace.update_expression
    def _length_update(cls, value):
        return [(cls.end, cls.start + value)]

    @hybrid_property
    def size(self):
        return "long" if self.length > 10 else "short"

    @size.inplace.expression
    @classmethod
    def _size_expression(cls):
        return case((cls.length > 10, "long"), else_="short")

    @hybrid_method
    def contains(self, point):
        return (self.start <= point) & (point < self.end)

    @hybrid_method
    def overlaps(self, other):
        return self.contains(other.start) | self.contains(other.end)

    def __repr__(self):
        return f"[{self.start},{self.end})"


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Interval(start=1, end=5), Interval(start=4, end=40), Interval(start=50, end=51)])
    session.commit()
    print(session.scalars(select(Interval).where(Interval.length > 3)).all())
    print(session.execute(select(Interval.length, Interval.size).order_by(Interval.length)).all())
    print(session.scalars(select(Interval).where(Interval.contains(4))).all())
    print(session.scalars(select(Interval).filter_by(size="long")).all())
    first = session.get(Interval, 1)
    print(first.length, first.size, first.contains(2), first.contains(9), first.overlaps(Interval(start=3, end=9)))
    first.length = 20
    session.commit()
    print(first)
    session.execute(update(Interval).where(Interval.id == 3).values(length=7))
    print(session.get(Interval, 3))
    session.execute(update(Interval).values({Interval.length: 2}))
    session.commit()
    print(session.scalars(select(Interval)).all())
    print(session.query(func.max(Interval.length)).scalar())
    refused(lambda: setattr(first, "size", "long"))
    refused(lambda: Interval.overlaps())
