"""Composites of objects whose columns an UPDATE changed in the session, and attributes that stand for others among the unmodified."""
import dataclasses

from sqlalchemy import create_engine, inspect, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column, synonym

from _statements import shown


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Span:
    start: int | None
    end: int | None


class Shift(Base):
    __tablename__ = "shift"
    id: Mapped[int] = mapped_column(primary_key=True)
    worker: Mapped[str]
    start: Mapped[int | None]
    end: Mapped[int | None]
    span: Mapped[Span] = composite("start", "end")
    who: Mapped[str] = synonym("worker")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Shift(id=1, worker="Ann", span=Span(8, 12)), Shift(id=2, worker="Ben", span=Span(12, None))])
    session.commit()
shown(engine)
for how in ("evaluate", "fetch", False):
    for values in ({Shift.span: Span(1, 2)}, {"start": Shift.start + 1}, {Shift.span: None}, {"worker": "Cid"}):
        with Session(engine) as session:
            shifts = session.scalars(select(Shift).order_by(Shift.id)).all()
            session.execute(update(Shift).values(values).execution_options(synchronize_session=how))
            print([shift.__dict__.get("span", "none") for shift in shifts], [shift.span for shift in shifts])
with Session(engine) as session:
    shift = session.get(Shift, 1)
    shift.span = Span(9, 12)
    print(sorted(inspect(shift).unmodified), sorted(inspect(shift).unmodified_intersection(["start", "end", "span", "who", "nothing"])))
