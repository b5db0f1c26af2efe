# A subclass joined along a relationship that its base class has to itself; contains_eager() of an alias that is made for the join.
import warnings

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, aliased, contains_eager, declarative_base, relationship

Base = declarative_base()


class Part(Base):
    __tablename__ = "part"
    id = Column(Integer, primary_key=True)
    type = Column(String)
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_identity": "part"}


class Gear(Part):
    __tablename__ = "gear"
    id = Column(ForeignKey("part.id"), primary_key=True)
    teeth = Column(Integer)
    drives_id = Column(ForeignKey("gear.id"))
    drives = relationship("Gear", foreign_keys=drives_id, remote_side=id)
    driven = relationship("Gear", foreign_keys=drives_id, overlaps="drives")
    __mapper_args__ = {"polymorphic_identity": "gear", "inherit_condition": id == Part.id}


class Worm(Gear):
    __tablename__ = "worm"
    id = Column(ForeignKey("gear.id"), primary_key=True)
    pitch = Column(Integer)
    __mapper_args__ = {"polymorphic_identity": "worm"}


warnings.simplefilter("ignore")
print(select(Worm).join(Worm.drives))
print(select(Worm.pitch).join(Worm.drives))
other = aliased(Gear)
print(select(Worm).join(Worm.drives.of_type(other)).where(other.teeth > 3))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    big = Gear(teeth=40)
    session.add_all([Worm(teeth=1, pitch=2, drives=big), Gear(teeth=10, drives=big), big])
    session.commit()
    for worm in session.scalars(select(Worm).join(Worm.drives)):
        print(type(worm).__name__, worm.teeth, worm.pitch, worm.drives.teeth)
    session.expunge_all()
    gears = session.query(Gear).join(Gear.driven.of_type(other)).options(contains_eager(Gear.driven.of_type(other))).order_by(other.teeth).populate_existing().all()
    print([(gear.teeth, [(type(g).__name__, g.teeth) for g in gear.driven]) for gear in gears])
