# Replacing a collection that is never in memory: what a write-only one refuses, and what a dynamic one takes.
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, DynamicMapped, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Station(Base):
    __tablename__ = "station"
    id: Mapped[int] = mapped_column(primary_key=True)
    readings: WriteOnlyMapped["Reading"] = relationship()
    alarms: DynamicMapped["Alarm"] = relationship()


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int | None] = mapped_column(ForeignKey("station.id"))


class Alarm(Base):
    __tablename__ = "alarm"
    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int | None] = mapped_column(ForeignKey("station.id"))


engine = connected(Base)
with Session(engine) as session:
    station = Station(readings=[Reading(), Reading()], alarms=[Alarm()])
    session.add(station)
    session.commit()
    refused(lambda: setattr(station, "readings", [Reading()]))
    refused(lambda: setattr(station, "readings", None))
    refused(lambda: setattr(station, "readings", Reading()))
    refused(lambda: setattr(station, "readings", station.readings))
    refused(lambda: setattr(station, "alarms", None))
    print(session.dirty)
    station.alarms = station.alarms
    print(station in session.dirty, session.is_modified(station))
    session.flush()
    station.alarms = [Alarm()]
    session.commit()
