"""Timestamps, soft deletion and serialisation by mixins, as applications write them."""
import datetime

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column

from _statements import connected

clock = iter(datetime.datetime(2024, 1, 1) + datetime.timedelta(hours=n) for n in range(100))


def now():
    return next(clock)


class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower()

    def to_dict(self):
        return {column.key: getattr(self, column.key) for column in inspect(self).mapper.column_attrs}


class Identified:
    id: Mapped[int] = mapped_column(primary_key=True)


class Timestamped:
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    updated: Mapped[datetime.datetime | None] = mapped_column(onupdate=now)


class SoftDeleted:
    deleted: Mapped[bool] = mapped_column(default=False)

    def remove(self):
        self.deleted = True

    @classmethod
    def alive(cls):
        return select(cls).where(cls.deleted.is_(False))


class Note(Identified, Timestamped, SoftDeleted, Base):
    text: Mapped[str]


class Label(Identified, Base):
    name: Mapped[str]


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Note(text="a"), Note(text="b"), Label(name="x")])
    session.commit()
    first = session.get(Note, 1)
    print(first.to_dict())
    first.text = "changed"
    session.commit()
    print(first.updated, first.created)
    session.get(Note, 2).remove()
    session.commit()
    print([note.text for note in session.scalars(Note.alive())], session.get(Label, 1).to_dict(), Note.__tablename__)
    print([column.name for column in Note.__table__.columns])
