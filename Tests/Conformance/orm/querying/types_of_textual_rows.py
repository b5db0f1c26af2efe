# Objects from textual SQL have values of their columns' types, whatever the text says of them.
import datetime
import enum

from sqlalchemy import JSON, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Size(enum.Enum):
    small = 1
    large = 2


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[Size]
    sent: Mapped[datetime.date]
    labels: Mapped[dict] = mapped_column(JSON)


def show(parcels):
    print([(each.id, each.size, each.sent, each.labels) for each in parcels])


engine = connected(Base)
with Session(engine) as session:
    session.add(Parcel(size=Size.large, sent=datetime.date(2024, 5, 6), labels={"to": "Rome"}))
    session.commit()

for given in ("SELECT * FROM parcel", "SELECT size AS other, labels, sent, size, id FROM parcel", "SELECT id AS parcel_id, size AS parcel_size, sent AS parcel_sent, labels AS parcel_labels FROM parcel"):
    with Session(engine) as session:
        show(session.scalars(select(Parcel).from_statement(text(given))))
    with Session(engine) as session:
        show(session.query(Parcel).from_statement(text(given)))
        print(session.execute(select(Parcel.size, Parcel.sent).from_statement(text(given))).all())
with Session(engine) as session:
    show(session.scalars(select(Parcel).from_statement(text("SELECT id FROM parcel WHERE id = :id")), {"id": 1}))
    print(session.execute(text("SELECT size, sent FROM parcel")).all())
