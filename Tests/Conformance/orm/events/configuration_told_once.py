# before_configured and after_configured of all mappers are told once, however many registries are configured.
from collections import Counter

from sqlalchemy import Column, ForeignKey, Integer, event
from sqlalchemy.orm import DeclarativeBase, Mapper, configure_mappers, relationship


class Inner(DeclarativeBase):
    pass


class Outer(DeclarativeBase):
    pass


class Place(Inner):
    __tablename__ = "place"
    id = Column(Integer, primary_key=True)


class Trip(Outer):
    __tablename__ = "trip"
    id = Column(Integer, primary_key=True)
    place_id = Column(ForeignKey(Place.__table__.c.id))
    place = relationship(Place)


told = Counter()
for name in ("before_configured", "after_configured"):
    event.listen(Mapper, name, lambda name=name: told.update([name]))
event.listen(Mapper, "mapper_configured", lambda mapper, cls: told.update([cls.__name__]))
configure_mappers()
print(sorted(told.items()))
configure_mappers()
print(sorted(told.items()))


class Ticket(Outer):
    __tablename__ = "ticket"
    id = Column(Integer, primary_key=True)


Trip(place=Place())
print(sorted(told.items()))
