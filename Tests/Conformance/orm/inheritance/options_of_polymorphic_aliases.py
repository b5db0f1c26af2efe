"""Loader options of aliases of classes with several tables: keys that are left out, subquery loads by a part, wildcards."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, defer, joinedload, load_only, mapped_column, relationship, subqueryload, with_polymorphic

from _statements import shown


class Base(DeclarativeBase):
    pass


class Fleet(Base):
    __tablename__ = "fleet"
    id: Mapped[int] = mapped_column(primary_key=True)
    ships: Mapped[list["Ship"]] = relationship(back_populates="fleet", order_by="Ship.id")
    tankers: Mapped[list["Tanker"]] = relationship(viewonly=True, order_by="Tanker.id")


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    fleet_id: Mapped[int | None] = mapped_column(ForeignKey("fleet.id"))
    fleet: Mapped["Fleet | None"] = relationship(back_populates="ships")
    logs: Mapped[list["Log"]] = relationship(order_by="Log.id")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "ship"}


class Log(Base):
    __tablename__ = "log"
    id: Mapped[int] = mapped_column(primary_key=True)
    ship_id: Mapped[int] = mapped_column(ForeignKey("ship.id"))
    words: Mapped[str]


class Tanker(Ship):
    __tablename__ = "tanker"
    id: Mapped[int] = mapped_column(ForeignKey("ship.id"), primary_key=True)
    volume: Mapped[int]
    tanks: Mapped[list["Tank"]] = relationship(order_by="Tank.id")
    __mapper_args__ = {"polymorphic_identity": "tanker"}


class Tank(Base):
    __tablename__ = "tank"
    id: Mapped[int] = mapped_column(primary_key=True)
    tanker_id: Mapped[int] = mapped_column(ForeignKey("tanker.id"))


class Tug(Ship):
    __tablename__ = "tug"
    id: Mapped[int] = mapped_column(ForeignKey("ship.id"), primary_key=True)
    force: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "tug"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Fleet(id=1, ships=[
        Ship(id=1, name="Gull", logs=[Log(words="calm")]),
        Tanker(id=2, name="Whale", volume=9000, tanks=[Tank(), Tank()], logs=[Log(words="slow")]),
        Tug(id=3, name="Ant", force=70),
    ]))
    session.commit()
shown(engine)


def loaded(entity, *options, limit=None):
    with Session(engine) as session:
        for found in session.scalars(select(entity).options(*options).order_by(entity.id).limit(limit)).unique():
            print("   ", type(found).__name__, sorted(key for key in found.__dict__ if key != "_sa_instance_state"))


ships = with_polymorphic(Ship, [Tanker])
whole = with_polymorphic(Ship, "*", aliased=True)
flat = with_polymorphic(Ship, [Tanker], flat=True)
print("keys")
loaded(Ship, defer("*"))
loaded(Ship, load_only(Ship.name))
loaded(ships, load_only(ships.name))
loaded(ships, load_only(ships.Tanker.volume))
loaded(flat, load_only(flat.name))
loaded(aliased(Ship), defer("*"))
tanker = aliased(Tanker)
loaded(tanker, load_only(tanker.volume))

print("subqueries")
for entity in (ships, flat, whole):
    loaded(entity, subqueryload(entity.Tanker.tanks))
    loaded(entity, subqueryload(entity.logs), limit=2)
loaded(tanker, subqueryload(tanker.logs))
tanker = aliased(Tanker, flat=True)
loaded(tanker, subqueryload(tanker.logs), limit=1)
loaded(tanker, subqueryload(tanker.tanks).load_only(Tank.id))

print("wildcards")
loaded(Tanker, joinedload("*"))
loaded(tanker, joinedload("*"))
