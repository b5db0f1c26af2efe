"""session.refresh(object, [relationship]): a relationship that is named is loaded whatever its strategy, a parent of the own class only if it is at hand."""
from sqlalchemy import Column, ForeignKey, Integer, String, select
from sqlalchemy.orm import Session, declarative_base, relationship

from _statements import connected


def models(lazy):
    Base = declarative_base()

    class Place(Base):
        __tablename__ = "place"
        id = Column(Integer, primary_key=True)
        name = Column(String)
        within_id = Column(ForeignKey("place.id"))
        within = relationship("Place", remote_side=id, back_populates="parts", lazy=lazy)
        parts = relationship("Place", back_populates="within", order_by=id, lazy=lazy)

    session = Session(connected(Base))
    session.add(Place(id=1, name="country", parts=[Place(id=2, name="town", parts=[Place(id=3, name="street")])]))
    session.commit()
    return Place, session


for lazy in ("select", "joined", "raise", "raise_on_sql"):
    print("##", lazy)
    Place, session = models(lazy)
    town = session.scalars(select(Place).where(Place.name == "town")).unique().one()
    for names in (["parts"], ["within"], ["name", "parts"], ["name"]):
        session.expire(town)
        print("refresh", names)
        session.refresh(town, names)
        print("holds", sorted(key for key in town.__dict__ if not key.startswith("_")))
    print("parent at hand")
    country = session.get(Place, 1)
    session.expire(town)
    session.refresh(town, ["within"])
    print(town.__dict__.get("within") is country)
    print("expired and read")
    session.expire(town, ["name", "parts"])
    print(town.name, "parts" in town.__dict__)

print("## looked up by key, refreshed, expired")
Place, session = models("selectin")
session.expunge_all()
town = session.get(Place, 2)
print("parts" in town.__dict__)
session.refresh(town)
print("parts" in town.__dict__)
session.expire(town)
print(town.name, "parts" in town.__dict__)
