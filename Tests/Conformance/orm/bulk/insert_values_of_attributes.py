"""insert() and update() by attribute names, column names, attributes as keys, and relationships."""
from sqlalchemy import insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column
import dataclasses

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Mark(Base):
    __tablename__ = "mark"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column("lbl")
    spot: Mapped[Point] = composite(mapped_column("px"), mapped_column("py"))
    note: Mapped[str | None] = mapped_column(default="none", onupdate="updated")

    def __repr__(self):
        return f"{self.label} {self.spot} {self.note}"


engine = connected(Base)
with Session(engine) as session:
    session.execute(insert(Mark), [{"label": "a", "px": 1, "py": 2}])
    session.execute(insert(Mark).values(label="b", px=3, py=4))
    session.execute(insert(Mark).values({Mark.label: "c", "px": 5, "py": 6, Mark.note: "own"}))
    refused(lambda: session.execute(insert(Mark).values(label="d", spot=Point(7, 8))) and "accepted")
    refused(lambda: session.execute(insert(Mark), [{"label": "e", "spot": Point(9, 10)}]) and "accepted")
    refused(lambda: session.execute(insert(Mark).values(lbl="f", px=1, py=1)) and "accepted")
    print(session.scalars(select(Mark).order_by(Mark.id)).all())
    session.execute(update(Mark).where(Mark.label == "a").values({Mark.spot: Point(100, 200)}))
    session.execute(update(Mark).where(Mark.label == "b").values(label="B"))
    print(session.scalars(select(Mark).order_by(Mark.id)).all())
    session.execute(update(Mark).where(Mark.spot == Point(5, 6)).values(note=None))
    session.execute(update(Mark), [{"id": 1, "label": "AA"}, {"id": 2, "px": 9, "note": "kept"}])
    session.expire_all()
    print(session.scalars(select(Mark).order_by(Mark.id)).all())
    refused(lambda: session.execute(update(Mark).ordered_values((Mark.label, "x"), (Mark.note, "y"))) and "accepted")
    print(session.execute(insert(Mark).returning(Mark.label, Mark.note), [{"label": "r", "px": 0, "py": 0}, {"label": "s", "px": 0, "py": 0, "note": "n"}]).all())
