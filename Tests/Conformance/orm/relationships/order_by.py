"""order_by of relationships: columns, desc, strings, several, of secondary, and with eager loading."""
from sqlalchemy import Column, ForeignKey, Integer, Table, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload, subqueryload

from _statements import connected


class Base(DeclarativeBase):
    pass


entry = Table("entry", Base.metadata, Column("race_id", ForeignKey("race.id"), primary_key=True), Column("runner_id", ForeignKey("runner.id"), primary_key=True), Column("place", Integer))


class Race(Base):
    __tablename__ = "race"
    id: Mapped[int] = mapped_column(primary_key=True)
    runners: Mapped[list["Runner"]] = relationship(secondary=entry, order_by=entry.c.place.desc(), viewonly=True)
    laps: Mapped[list["Lap"]] = relationship(order_by="Lap.round.desc(), Lap.id")
    quick: Mapped[list["Lap"]] = relationship(order_by=lambda: (Lap.seconds, Lap.id.desc()), viewonly=True)


class Runner(Base):
    __tablename__ = "runner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Lap(Base):
    __tablename__ = "lap"
    id: Mapped[int] = mapped_column(primary_key=True)
    race_id: Mapped[int] = mapped_column(ForeignKey("race.id"))
    round: Mapped[int]
    seconds: Mapped[int]

    def __repr__(self):
        return f"{self.round}/{self.seconds}"


engine = connected(Base)
with Session(engine) as session:
    session.add(Race(laps=[Lap(round=1, seconds=9), Lap(round=2, seconds=7), Lap(round=2, seconds=9)]))
    session.add_all([Runner(name="a"), Runner(name="b")])
    session.flush()
    session.execute(entry.insert(), [{"race_id": 1, "runner_id": 1, "place": 1}, {"race_id": 1, "runner_id": 2, "place": 2}])
    session.commit()
    race = session.get(Race, 1)
    print(race.laps, race.quick, [runner.name for runner in race.runners])
    for strategy in (joinedload, selectinload, subqueryload):
        for wanted in (Race.laps, Race.runners):
            session.expunge_all()
            race = session.scalars(select(Race).options(strategy(wanted)).order_by(Race.id)).unique().one()
            print([getattr(item, "name", item) for item in getattr(race, wanted.key)])
    session.expunge_all()
    race = session.get(Race, 1)
    race.laps.append(Lap(round=9, seconds=1))
    print(race.laps)
    session.commit()
    print(race.laps)
