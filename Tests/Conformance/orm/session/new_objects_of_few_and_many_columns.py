"""What a new object remembers of its attributes: their order, their histories, before and after the INSERT, with few columns and with many."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base, make_transient, relationship

Base = declarative_base()


class Sensor(Base):
    __tablename__ = "sensors"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))
    unit = Column(String(10))
    station_id = Column(ForeignKey("stations.id"))
    station = relationship("Station", back_populates="sensors")


class Station(Base):
    __tablename__ = "stations"
    id = Column(Integer, primary_key=True)
    place = Column(String(20))
    sensors = relationship(Sensor, back_populates="station", order_by=Sensor.id)


class Reading(Base):
    __tablename__ = "readings"
    id = Column(Integer, primary_key=True)
    for number in range(1, 19):
        locals()[f"value{number:02d}"] = Column(Integer)
    del number


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def tell(title, thing, ordered=True):
    state = inspect(thing)
    own = [name for name in vars(thing) if name != "_sa_instance_state"]
    if not ordered:
        own.sort()
    changed = [(a.key, a.history) for a in state.attrs if a.key in own and a.history.has_changes()]
    print(title, own, "modified" if state.modified else "clean", sorted(state.unmodified & set(own)))
    for key, history in changed[:4]:
        print("   ", key, [part if isinstance(part, tuple) and not part else [type(x).__name__ if hasattr(x, "id") else x for x in part] for part in map(list, history)])
    print("   ", len(changed), "changed")


with Session(engine) as session:
    sensor = Sensor(unit="C", name="north")
    tell("new", sensor)
    sensor.name = "south"
    sensor.unit = None
    tell("set again", sensor)
    del sensor.unit
    tell("deleted", sensor)
    sensor.unit = "K"
    station = Station(place="hill", sensors=[sensor])
    tell("in a collection", sensor)
    tell("its owner", station)
    session.add(station)
    session.flush()
    tell("flushed", sensor)
    tell("flushed owner", station)
    sensor.unit = "F"
    tell("changed", sensor)
    session.flush()
    tell("flushed again", sensor)
    session.rollback()
    print(inspect(sensor).transient, inspect(station).transient)
    tell("rolled back", sensor)

    reading = Reading()
    for number in (18, 3, 17, 1, 16, 2):
        setattr(reading, f"value{number:02d}", number)
    tell("many columns", reading)
    session.add(reading)
    session.commit()
    tell("committed", reading)
    print(reading.value17, reading.value05)
    tell("read", reading, ordered=False)
    reading.value18 = 18
    reading.value05 = 5
    tell("one is the same", reading, ordered=False)
    print(session.is_modified(reading), reading in session.dirty)
    session.expire(reading)
    tell("expired", reading)
    make_transient(reading)
    reading.id = None
    reading.value09 = 9
    tell("transient", reading)

    full = Reading(**{f"value{number:02d}": number for number in range(18, 0, -1)})
    session.add(full)
    session.flush()
    tell("all columns", full, ordered=False)
    full.value01 = 100
    session.commit()
    print(session.get(Reading, full.id).value01)

with Session(engine) as session:
    kept = session.get(Reading, 1)
    session.expire(kept, ["value01", "value18"])
    kept.value18 = 7
    tell("set while expired", kept, ordered=False)
    print(inspect(kept).attrs.value18.history, inspect(kept).attrs.value01.history)
    session.rollback()
    tell("after rollback", kept)
